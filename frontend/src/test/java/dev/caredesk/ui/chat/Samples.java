package dev.caredesk.ui.chat;

/** Pieces of the wire contract for the stub backend to play. */
public final class Samples {

    public static final String SECRET = "abcdefghijklmnopqrstuv";
    public static final String JOHNSON = doctor("1", "Sarah Johnson");
    public static final String RODRIGUEZ = doctor("2", "Emily Rodriguez");
    public static final String APPOINTMENT = """
            {"id":"a1","code":"7KQ4-MX2P","status":"booked","doctor":%s,"start":"2027-03-08T10:30:00-06:00",\
            "end":"2027-03-08T11:00:00-06:00","zone":"America/Chicago","reason":"knee pain","version":0,"changeable":true}""".formatted(JOHNSON);
    public static final String STEP = """
            {"name":"findSlots","arguments":{"specialty":"knee"},"outcome":"ok","results":5,"duration_ms":12}""";

    private Samples() {}

    public static String doctor(String id, String name) {
        return """
                {"id":"%s","name":"%s","specialty":"knee","specialty_name":"Knee","city":"Chicago",\
                "address":"233 W Lake St","phone":"+1 312 555 0142","languages":["English"],"accepts_uninsured":true,\
                "slot_minutes":30}""".formatted(id, name);
    }

    public static String slot(String doctor, String time) {
        return """
                {"id":"s-%s","doctor":%s,"start":"%s:00-06:00","end":"%s:00-06:00","zone":"America/Chicago",\
                "expires_at":"2027-03-05T09:30:00-06:00"}""".formatted(time, doctor, time, time);
    }

    public static String proposal(String kind, String more) {
        return """
                {"id":"p1","kind":"%s","status":"open","doctor":%s,"start":"2027-03-08T10:30:00-06:00",\
                "end":"2027-03-08T11:00:00-06:00","zone":"America/Chicago","identification_required":true,\
                "expires_at":"2027-03-05T09:30:00-06:00"%s}""".formatted(kind, JOHNSON, more);
    }

    public static String confirmed() {
        return proposal("book", ",\"appointment\":" + APPOINTMENT).replace("\"open\"", "\"confirmed\"");
    }

    public static String token(String text) {
        return "token {\"text\":\"" + text + "\"}";
    }

    public static String done(String answer, String slots, String more) {
        return """
                done {"answer":"%s","conversation_id":"%s","slots":[%s]%s}""".formatted(answer, SECRET, slots, more);
    }
}
