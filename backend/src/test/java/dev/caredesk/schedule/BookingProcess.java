package dev.caredesk.schedule;

import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A backend process that books until it is killed, and says what it is about to do and what it has done. */
final class BookingProcess {

    static final String NAME = "booking-process";

    private static final int CLIENTS = 8;

    private BookingProcess() {}

    static Process start(String url) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BookingProcess.class.getName(),
                        url + "&ApplicationName=" + NAME)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static Caller caller(String conversation, String patient) {
        return Caller.identified(
                new ConversationId(UUID.fromString(conversation)), new PatientId(Long.parseLong(patient)));
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < CLIENTS; i++) {
            var random = new Random(i);
            Thread.ofPlatform().start(() -> book(arguments[0], random));
        }
    }

    private static void book(String url, Random random) {
        Jdbi.create(url).useHandle(handle -> {
            var clinic = new TestClinic(Jdbi.create(handle.getConnection()), ZoneId.of("America/Chicago"));
            while (true) {
                try {
                    bookOnce(clinic, random);
                } catch (BookingRefused refused) {
                    say("refused", refused.refusal());
                }
            }
        });
    }

    private static void bookOnce(TestClinic clinic, Random random) {
        var caller = clinic.identified("Patient");
        var day = "2027-%02d-%02dT%02d:00"
                .formatted(3 + random.nextInt(2), 8 + random.nextInt(20), 9 + random.nextInt(8));
        var slot = clinic.offer(caller, new DoctorId(1 + random.nextInt(20)), day);
        var proposal = clinic.service().proposeBooking(caller, slot, Optional.empty(), Optional.of("Relative"));
        say(
                "proposed",
                proposal.id().value(),
                caller.conversation().value(),
                caller.patient().orElseThrow().value());
        var appointment = clinic.service().confirm(caller, proposal.id());
        say("confirmed", proposal.id().value(), appointment.id().value());
    }

    private static void say(Object... words) {
        var line = new StringBuilder();
        for (var word : words) {
            line.append(word).append(' ');
        }
        synchronized (System.out) {
            System.out.println(line.toString().strip());
            System.out.flush();
        }
    }
}
