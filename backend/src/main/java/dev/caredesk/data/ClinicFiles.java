package dev.caredesk.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a clinic, read but not yet understood.
 *
 * @param hash names their content
 */
record ClinicFiles(Optional<CsvFile> doctors, Optional<CsvFile> availability, String hash) {

    /** Reads one CSV file, or those of a folder. Which shape one has is told by its header. */
    static ClinicFiles read(Path path) {
        try {
            var doctors = Optional.<CsvFile>empty();
            var availability = Optional.<CsvFile>empty();
            var digest = sha256();
            for (var source : sources(path)) {
                var content = Files.readAllBytes(source);
                digest.update(content);
                var file = CsvFile.parse(String.valueOf(source.getFileName()), content);
                if (file.columns().contains(AvailabilityCsv.MARK)) {
                    availability = only(availability, file);
                } else if (file.columns().contains(DoctorsCsv.MARK)) {
                    doctors = only(doctors, file);
                } else {
                    throw new InvalidClinicData(
                            file.name() + ", line 1: is neither like doctors.csv (name,specialty,city,"
                                    + "address,phone,accepts_uninsured,hours,slot_minutes) nor like doctor_availability.csv"
                                    + " (date_slot,specialization,doctor_name,is_available,patient_to_attend)");
                }
            }
            return new ClinicFiles(doctors, availability, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Understands the files. */
    ClinicData parse(SpecialtyNames specialties) {
        var known = doctors.map(new DoctorsCsv(specialties)::read).orElse(Map.of());
        return availability
                .map(file -> new AvailabilityCsv(specialties, known).read(file))
                .orElseGet(() -> new ClinicData(List.copyOf(known.values()), List.of(), List.of(), List.of()));
    }

    private static Optional<CsvFile> only(Optional<CsvFile> earlier, CsvFile file) {
        if (earlier.isPresent()) {
            throw new InvalidClinicData(
                    file.name() + ": has the same shape as " + earlier.get().name() + "; there may be one of each");
        }
        return Optional.of(file);
    }

    private static List<Path> sources(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        var sources = new ArrayList<Path>();
        if (Files.isDirectory(path)) {
            try (var files = Files.newDirectoryStream(path, "*.{csv,CSV}")) {
                files.forEach(sources::add);
            }
        }
        if (sources.isEmpty()) {
            throw new InvalidClinicData("There is no CSV file at " + path.toAbsolutePath());
        }
        sources.sort(null);
        return sources;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String resource(String name) {
        try (var stream = ClinicFiles.class.getResourceAsStream("/clinic/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource clinic/" + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
