package dev.caredesk.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** Says in the log whether the Java machine took its classes from an AOT cache; a cache that does not fit is ignored. */
class AotCache {

    private static final Logger LOG = Logger.getLogger(AotCache.class);
    private static final String OPTION = "-XX:AOTCache=";

    void report(@Observes StartupEvent start) {
        LOG.info(report(ManagementFactory.getRuntimeMXBean().getInputArguments(), Path.of("/proc/self/maps")));
    }

    static String report(List<String> options, Path mappedFiles) {
        return options.stream()
                .filter(option -> option.startsWith(OPTION))
                .reduce((first, last) -> last)
                .map(option -> option.substring(OPTION.length()))
                .map(cache -> isMapped(cache, mappedFiles)
                        ? "AOT cache: " + cache + " is used"
                        : "AOT cache: " + cache + " is NOT used; -Xlog:aot tells why")
                .orElse("AOT cache: none");
    }

    // The machine has the cache in its memory as long as it lives, or not at all.
    private static boolean isMapped(String cache, Path mappedFiles) {
        try (var files = Files.lines(mappedFiles)) {
            return files.anyMatch(file -> file.endsWith(cache));
        } catch (IOException notLinux) {
            return false;
        }
    }
}
