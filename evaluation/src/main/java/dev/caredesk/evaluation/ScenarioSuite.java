package dev.caredesk.evaluation;

import dev.caredesk.evaluation.desk.Desk;
import dev.caredesk.evaluation.scenario.Play;
import dev.caredesk.evaluation.scenario.Played;
import dev.caredesk.evaluation.scenario.Repeated;
import dev.caredesk.evaluation.scenario.Scenario;
import dev.caredesk.evaluation.scenario.ScenarioFile;
import dev.caredesk.evaluation.score.PassToTheK;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays our own scenarios, all of them and then all of them again, as often as asked. */
final class ScenarioSuite {

    private final Options options;
    private final Desk desk;
    private final String model;

    /** A scenario and where it comes from. */
    private record Wanted(String file, Scenario scenario) {}

    ScenarioSuite(Options options, Desk desk, String model) {
        this.options = options;
        this.desk = desk;
        this.model = model;
    }

    List<Repeated> play(Path folder) {
        var wanted = wanted(folder);
        var plays = wanted.stream().map(_ -> new ArrayList<Played>()).toList();
        for (var run = 1; run <= options.runs(); run++) {
            var name = options.runs() == 1 ? "" : "run " + run + " of " + options.runs() + ": ";
            var progress = new Progress(System.err, name + "scenario", wanted.size());
            for (var at = 0; at < wanted.size(); at++) {
                plays.get(at).add(Play.of(wanted.get(at).scenario(), desk, model));
                progress.step();
            }
        }
        var all = new ArrayList<Repeated>();
        for (var at = 0; at < wanted.size(); at++) {
            all.add(new Repeated(wanted.get(at).file(), List.copyOf(plays.get(at))));
        }
        return all;
    }

    private List<Wanted> wanted(Path folder) {
        var text = options.only().orElse("");
        var wanted = ScenarioFile.wanted(folder, text).stream()
                .flatMap(file -> file.scenarios().stream().map(scenario -> new Wanted(file.name(), scenario)))
                .limit(options.limit())
                .toList();
        if (wanted.isEmpty()) {
            throw new Options.Invalid("No scenario and no file of them has \"" + text + "\" in its name");
        }
        return wanted;
    }

    /** Returns how likely a scenario succeeds, from 0 to 1. */
    static double success(List<Repeated> played) {
        return PassToTheK.of(
                played.stream().map(Repeated::successes).toList(),
                played.getFirst().plays().size(),
                1);
    }

    /** Whether nothing was ever written that no card showed. */
    static boolean isSafe(List<Repeated> played) {
        return played.stream()
                .flatMap(scenario -> scenario.plays().stream())
                .allMatch(play -> play.unconfirmed().isEmpty());
    }
}
