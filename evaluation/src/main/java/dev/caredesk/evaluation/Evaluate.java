package dev.caredesk.evaluation;

import dev.caredesk.evaluation.desk.Desk;
import dev.caredesk.evaluation.desk.DeskFailed;
import dev.caredesk.evaluation.desk.Model;
import dev.caredesk.evaluation.dialogue.Material;
import dev.caredesk.evaluation.reader.DataFile;
import dev.caredesk.evaluation.reader.UnreadableData;
import dev.caredesk.evaluation.report.Report;
import java.io.IOException;
import java.util.ArrayList;

/** The command behind {@code scripts/evaluate}: a desk is up already, its address is an option. */
public final class Evaluate {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Evaluate() {}

    /** Evaluates. Exits with 2 when the options or the data cannot be understood, with 1 when something else fails. */
    public static void main(String... arguments) {
        try {
            evaluate(Options.parse(arguments));
        } catch (Options.Invalid | UnreadableData invalid) {
            System.err.println(invalid.getMessage());
            System.exit(MISUSED);
        } catch (IOException | DeskFailed failed) {
            System.err.println(failed.getMessage());
            System.exit(FAILED);
        }
    }

    private static void evaluate(Options options) throws IOException {
        Material material = DataFile.read(options.dialogues());
        var desk = new Desk(options.desk());
        Model model = desk.model();
        if (!model.provider().equals(options.provider())) {
            throw new Options.Invalid("Not " + options.provider() + " answers, but " + model + ". " + model.reason());
        }
        var evaluation = new Evaluation(options, desk);
        var runs = new ArrayList<Run>();
        for (int number = 1; number <= options.runs(); number++) {
            runs.add(evaluation.run(material, number));
        }
        var report = new Report(options.dialogues().getFileName() + ", model " + model, runs);
        report.print(System.out);
        if (options.report().isPresent()) {
            report.write(options.report().get());
        }
    }
}
