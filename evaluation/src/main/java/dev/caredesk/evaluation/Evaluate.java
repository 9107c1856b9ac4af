package dev.caredesk.evaluation;

import dev.caredesk.evaluation.desk.Desk;
import dev.caredesk.evaluation.desk.DeskFailed;
import dev.caredesk.evaluation.desk.Model;
import dev.caredesk.evaluation.dialogue.Material;
import dev.caredesk.evaluation.reader.DataFile;
import dev.caredesk.evaluation.reader.UnreadableData;
import dev.caredesk.evaluation.report.Price;
import dev.caredesk.evaluation.report.Report;
import dev.caredesk.evaluation.scenario.UnreadableScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/** The command behind {@code scripts/evaluate}: a desk is up already, its address is an option. */
public final class Evaluate {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int FELL_SHORT = 3;

    private Evaluate() {}

    /**
     * Evaluates. Exits with 2 when the options or the data cannot be understood, with 3 when the scenarios fell short of
     * what was asked, with 1 when something else fails.
     */
    public static void main(String... arguments) {
        try {
            if (!evaluate(Options.parse(arguments))) {
                System.exit(FELL_SHORT);
            }
        } catch (Options.Invalid | UnreadableData | UnreadableScenario invalid) {
            System.err.println(invalid.getMessage());
            System.exit(MISUSED);
        } catch (IOException | DeskFailed failed) {
            System.err.println(failed.getMessage());
            System.exit(FAILED);
        }
    }

    private static boolean evaluate(Options options) throws IOException {
        var desk = new Desk(options.desk());
        Model model = desk.model();
        if (!model.provider().equals(options.provider())) {
            throw new Options.Invalid("Not " + options.provider() + " answers, but " + model + ". " + model.reason());
        }
        if (options.scenarios().isPresent()) {
            return scenarios(options, options.scenarios().get(), desk, model);
        }
        dialogues(options, options.dialogues().orElseThrow(), desk, model);
        return true;
    }

    private static boolean scenarios(Options options, Path folder, Desk desk, Model model) throws IOException {
        var played = new ScenarioSuite(options, desk, model.name()).play(folder);
        Price price = options.prices().isPresent()
                ? Price.in(options.prices().get(), model.provider(), model.name())
                : Price.UNKNOWN;
        report(options, Report.onScenarios("our own scenarios, model " + model, played, price));
        return options.failUnder().isEmpty()
                || ScenarioSuite.isSafe(played)
                        && 100 * ScenarioSuite.success(played)
                                >= options.failUnder().getAsDouble();
    }

    private static void dialogues(Options options, Path file, Desk desk, Model model) throws IOException {
        Material material = DataFile.read(file);
        var evaluation = new Evaluation(options, desk);
        var runs = new ArrayList<Run>();
        for (int number = 1; number <= options.runs(); number++) {
            runs.add(evaluation.run(material, number));
        }
        report(options, Report.onDialogues(file.getFileName() + ", model " + model, runs));
    }

    private static void report(Options options, Report report) throws IOException {
        report.print(System.out);
        if (options.report().isPresent()) {
            report.write(options.report().get());
        }
    }
}
