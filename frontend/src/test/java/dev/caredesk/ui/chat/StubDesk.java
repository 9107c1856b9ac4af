package dev.caredesk.ui.chat;

import static dev.caredesk.ui.chat.Samples.APPOINTMENT;
import static dev.caredesk.ui.chat.Samples.JOHNSON;
import static dev.caredesk.ui.chat.Samples.RODRIGUEZ;
import static dev.caredesk.ui.chat.Samples.STEP;
import static dev.caredesk.ui.chat.Samples.confirmed;
import static dev.caredesk.ui.chat.Samples.done;
import static dev.caredesk.ui.chat.Samples.proposal;
import static dev.caredesk.ui.chat.Samples.slot;
import static dev.caredesk.ui.chat.StubBackend.json;
import static dev.caredesk.ui.chat.StubBackend.problem;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the stub backend, on port 8000 unless told otherwise, with a play for each word, to look at the page without a backend. */
final class StubDesk {

    private static boolean identified;

    private StubDesk() {}

    public static void main(String[] arguments) throws InterruptedException {
        new StubBackend(arguments.length == 0 ? 8000 : Integer.parseInt(arguments[0]))
                .on("/query/stream", StubDesk::query)
                .on(
                        "/proposals/p1/confirm",
                        exchange -> (identified
                                        ? json(200, confirmed())
                                        : json(403, problem("IDENTIFICATION_REQUIRED", 403, "")))
                                .play(exchange))
                .on("/proposals/p1/dismiss", json(200, proposal("book", "")))
                .on("/identification", StubDesk::identify)
                .on("/specialties", json(200, "{\"items\":[{\"id\":\"knee\",\"name\":\"Knee\",\"doctors\":2}]}"))
                .on("/doctors", json(200, "{\"items\":[" + JOHNSON + "," + RODRIGUEZ + "]}"))
                .on("/calendar", json(200, """
                                {"month":"2027-03","zone":"America/Chicago","days":[{"date":"2027-03-08","free_slots":3}]}"""))
                .on("/slots", json(200, "{\"items\":[" + slots(JOHNSON, "2027-03-08T10:30", "2027-03-08T11:00") + "]}"))
                .on("/bookings", json(200, """
                                {"conversation_id":"%s","proposal":%s}""".formatted(Samples.SECRET, proposal("book", ""))))
                .on("/appointments", json(200, "{\"items\":[" + APPOINTMENT + "]}"))
                .on("/appointments/a1.ics", json(200, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
        new CountDownLatch(1).await();
    }

    private static void identify(HttpExchange exchange) throws IOException {
        boolean known = !String.valueOf(exchange.getAttribute("body")).contains("Nobody");
        identified = known && exchange.getRequestMethod().equals("POST");
        String view = """
                {"conversation_id":"%s","identified":true,"name":"Ann Lee","appointment":%s}""".formatted(Samples.SECRET, APPOINTMENT);
        (known ? json(200, view) : json(403, problem("IDENTIFICATION_FAILED", 403, ""))).play(exchange);
    }

    private static void query(HttpExchange exchange) throws IOException {
        String text = String.valueOf(exchange.getAttribute("body")).toLowerCase(Locale.ROOT);
        if (text.contains("limit")) {
            json(429, problem("RATE_LIMITED", 429, "")).play(exchange);
            return;
        }
        OutputStream out = StubBackend.open(exchange);
        pause(text.contains("slow") ? 4_000 : 400);
        if (text.contains("dr. ")) {
            String more = ",\"proposal\":" + proposal("book", ",\"reason\":\"knee pain\"");
            say(out, "I have prepared this for you. It is booked once you **confirm** it.", "", more);
        } else if (text.contains("knee")) {
            StubBackend.send(out, "tool " + STEP);
            pause(600);
            String slots = Stream.of(
                            slots(
                                    JOHNSON,
                                    "2027-03-08T10:30",
                                    "2027-03-08T11:00",
                                    "2027-03-08T11:30",
                                    "2027-03-15T10:30"),
                            slots(RODRIGUEZ, "2027-03-08T09:30", "2027-03-08T10:00", "2027-03-08T10:30"))
                    .collect(Collectors.joining(","));
            say(
                    out,
                    "Two knee specialists who see patients without insurance are free on **Monday** morning:",
                    slots,
                    "");
        } else if (text.contains("chest")) {
            say(
                    out,
                    "**This sounds like an emergency.** Call 911 now or go to the nearest emergency room. In a mental health crisis call or text 988.",
                    "",
                    ",\"emergency\":true");
        } else if (text.contains("appointments")) {
            say(out, "Please tell me who you are first.", "", ",\"identification\":\"required\"");
        } else if (text.contains("fail")) {
            StubBackend.send(out, "error " + problem("INTERNAL_ERROR", 500, ""));
        } else {
            say(out, "<img src=x onerror=alert(1)> [click](javascript:alert(1)) * one\\n* two", "", "");
        }
    }

    private static String slots(String doctor, String... times) {
        return Stream.of(times).map(time -> slot(doctor, time)).collect(Collectors.joining(","));
    }

    private static void say(OutputStream out, String text, String slots, String more) throws IOException {
        for (String word : List.of(text.split("(?<= )"))) {
            StubBackend.send(out, Samples.token(word));
            pause(30);
        }
        StubBackend.send(out, done(text, slots, more));
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
