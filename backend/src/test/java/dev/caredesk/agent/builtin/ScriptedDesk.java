package dev.caredesk.agent.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the tools would return of a small clinic: scripted results, none of the real rules. */
final class ScriptedDesk {

    static final ZoneId ZONE = ZoneId.of("America/Chicago");

    record Hours(DayOfWeek day, String from, String to) {}

    record Doctor(
            String id,
            String name,
            String specialty,
            String city,
            boolean uninsured,
            List<String> languages,
            List<Hours> hours) {}

    record Booking(String id, String code, Doctor doctor, ZonedDateTime start, Optional<String> patient) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<Doctor> DOCTORS = List.of(
            doctor(
                    "1",
                    "Sarah Johnson",
                    "Knee",
                    "Austin",
                    true,
                    List.of("English"),
                    weekly("10:30", "13:00", DayOfWeek.MONDAY)),
            doctor(
                    "2",
                    "Emily Rodriguez",
                    "Knee",
                    "Austin",
                    true,
                    List.of("English", "Spanish"),
                    weekly("09:30", "14:00", DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY)),
            doctor(
                    "3",
                    "Michael Chen",
                    "Shoulder",
                    "Austin",
                    false,
                    List.of("English", "Chinese"),
                    weekly("14:00", "14:30", DayOfWeek.MONDAY)),
            doctor(
                    "4",
                    "Robert Williams",
                    "Hip",
                    "Austin",
                    false,
                    List.of("English"),
                    weekly("17:00", "18:00", DayOfWeek.MONDAY)),
            doctor(
                    "5",
                    "James Smith",
                    "Spine",
                    "Austin",
                    true,
                    List.of("English"),
                    weekly("15:00", "16:30", DayOfWeek.MONDAY)),
            doctor(
                    "6",
                    "Anna Lee",
                    "Dentistry",
                    "Austin",
                    true,
                    List.of("English"),
                    weekly("09:00", "16:00", DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)),
            doctor(
                    "7",
                    "Priya Patel",
                    "Dentistry",
                    "Round Rock",
                    false,
                    List.of("English", "Hindi"),
                    weekly("12:00", "17:00", DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)),
            doctor(
                    "8",
                    "Omar Haddad",
                    "Cardiology",
                    "Austin",
                    false,
                    List.of("English", "Arabic"),
                    weekly("08:00", "12:00", DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)),
            doctor(
                    "9",
                    "Laura Novak",
                    "Dermatology",
                    "Round Rock",
                    true,
                    List.of("English"),
                    weekly("13:00", "17:00", DayOfWeek.THURSDAY)),
            doctor(
                    "10",
                    "Peter Quinn",
                    "Family Medicine",
                    "Austin",
                    true,
                    List.of("English", "Spanish"),
                    weekly(
                            "08:00",
                            "17:00",
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY)));

    final ZonedDateTime now = ZonedDateTime.of(2027, 3, 5, 9, 12, 0, 0, ZONE);
    final List<Booking> bookings = new ArrayList<>();
    final Set<String> taken = new HashSet<>();
    private final Map<String, String> offered = new HashMap<>();
    private boolean lapsed;
    Optional<ObjectNode> proposal = Optional.empty();
    boolean identified;
    int doctorsAtOnce = 10;

    private static Doctor doctor(
            String id,
            String name,
            String specialty,
            String city,
            boolean uninsured,
            List<String> languages,
            List<Hours> hours) {
        return new Doctor(id, name, specialty, city, uninsured, languages, hours);
    }

    private static List<Hours> weekly(String from, String to, DayOfWeek... days) {
        return List.of(days).stream().map(day -> new Hours(day, from, to)).toList();
    }

    /** Lets all slot ids offered so far lapse. */
    void lapse() {
        offered.clear();
        lapsed = true;
    }

    Booking booked(String doctor, String start, String patient) {
        var booking = new Booking(
                "a" + (bookings.size() + 1),
                "CODE-000" + (bookings.size() + 1),
                DOCTORS.stream()
                        .filter(one -> one.name().equals(doctor))
                        .findFirst()
                        .orElseThrow(),
                java.time.LocalDateTime.parse(start).atZone(ZONE),
                Optional.ofNullable(patient));
        bookings.add(booking);
        return booking;
    }

    String answer(String tool, String arguments) {
        try {
            JsonNode given = MAPPER.readTree(arguments);
            return MAPPER.writeValueAsString(
                    switch (tool) {
                        case "clinicInfo" -> clinicInfo();
                        case "findDoctors" -> findDoctors(given);
                        case "findSlots" -> findSlots(given);
                        case "myAppointments" -> myAppointments();
                        case "requestIdentification" ->
                            MAPPER.createObjectNode().put("identification", "required");
                        case "proposeBooking" -> proposeSlot("book", given);
                        case "proposeReschedule" -> proposeSlot("reschedule", given);
                        case "proposeCancellation" -> proposeCancellation(given);
                        default -> refused("INVALID_INPUT", "no such tool: " + tool);
                    });
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode refused(String code, String message) {
        return MAPPER.createObjectNode().put("refused", code).put("message", message);
    }

    private static ObjectNode clinicInfo() {
        ObjectNode clinic = MAPPER.createObjectNode()
                .put("name", "Riverside Clinic")
                .put("address", "200 River Street, Austin, TX 78701")
                .put("phone", "(512) 555-0100")
                .put("zone", ZONE.getId())
                .put("emergency_number", "911")
                .put("hours", "Monday to Friday, 8:00 AM to 6:00 PM")
                .put("minimum_notice_minutes", 60)
                .put("change_notice_hours", 24)
                .put("booking_horizon_days", 90);
        clinic.putArray("insurance").add("Aetna").add("Cigna").add("Medicare");
        ArrayNode specialties = clinic.putArray("specialties");
        DOCTORS.stream()
                .map(Doctor::specialty)
                .distinct()
                .sorted()
                .forEach(name -> specialties.addObject().put("id", id(name)).put("name", name));
        clinic.putArray("cities").add("Austin").add("Round Rock");
        return clinic;
    }

    private static String id(String specialty) {
        return specialty.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private ObjectNode findDoctors(JsonNode given) {
        ObjectNode result = MAPPER.createObjectNode();
        ArrayNode list = result.putArray("doctors");
        List<Doctor> fitting = DOCTORS.stream().filter(one -> fits(one, given)).toList();
        int skip = given.path("skip").asInt();
        fitting.stream().skip(skip).limit(doctorsAtOnce).forEach(one -> {
            ObjectNode doctor = list.addObject()
                    .put("doctor_id", one.id())
                    .put("name", one.name())
                    .put("specialty", id(one.specialty()))
                    .put("specialty_name", one.specialty())
                    .put("city", one.city())
                    .put("address", one.id() + "0 Main Street")
                    .put("phone", "(512) 555-010" + one.id())
                    .put("accepts_uninsured", one.uninsured())
                    .put("slot_minutes", 30);
            one.languages().forEach(doctor.putArray("languages")::add);
        });
        return result.put("more", fitting.size() > skip + doctorsAtOnce);
    }

    private static boolean fits(Doctor doctor, JsonNode given) {
        String name = given.path("name").asText(given.path("doctor").asText(""));
        boolean named = name.isEmpty() || name.equals(doctor.id()) || alike(doctor.name(), name);
        return named
                && (!given.has("specialty") || given.get("specialty").asText().equals(id(doctor.specialty())))
                && (!given.has("city") || given.get("city").asText().equalsIgnoreCase(doctor.city()))
                && (!given.has("language")
                        || doctor.languages().contains(given.get("language").asText()))
                && (!given.path("acceptsUninsured").asBoolean(false) || doctor.uninsured());
    }

    /** As lenient as a trigram search: some part begins alike. */
    private static boolean alike(String name, String asked) {
        for (String word : asked.toLowerCase(Locale.ROOT).split("\\s+")) {
            boolean found = false;
            for (String part : name.toLowerCase(Locale.ROOT).split("\\s+")) {
                found |= part.equals(word) || word.length() > 3 && part.startsWith(word.substring(0, 3));
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode findSlots(JsonNode given) {
        proposal = Optional.empty();
        ObjectNode result = MAPPER.createObjectNode();
        List<ObjectNode> found = search(given, true);
        ArrayNode slots = result.putArray("slots");
        found.stream().limit(given.path("limit").asInt(20)).forEach(slots::add);
        result.put("more", found.size() > slots.size());
        if (found.isEmpty()) {
            ArrayNode nearest = result.putArray("nearest");
            search(given, false).stream().limit(3).forEach(nearest::add);
        }
        return result;
    }

    private List<ObjectNode> search(JsonNode given, boolean limited) {
        LocalDate from =
                LocalDate.parse(given.path("fromDate").asText(now.toLocalDate().toString()));
        LocalDate to = limited
                ? LocalDate.parse(given.path("toDate").asText(from.plusDays(27).toString()))
                : from.plusDays(27);
        var found = new ArrayList<ObjectNode>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (LocalTime time = LocalTime.of(7, 0); time.isBefore(LocalTime.of(20, 0)); time = time.plusMinutes(30)) {
                for (Doctor doctor : DOCTORS) {
                    ZonedDateTime start = day.atTime(time).atZone(ZONE);
                    if (fits(doctor, given) && isFree(doctor, start) && (!limited || fits(start, given))) {
                        found.add(slot(doctor, start));
                    }
                }
            }
        }
        return found;
    }

    private static boolean fits(ZonedDateTime start, JsonNode given) {
        LocalTime time = start.toLocalTime();
        boolean day = true;
        if (given.has("weekdays")) {
            day = false;
            for (JsonNode one : given.get("weekdays")) {
                day |= one.asText().equalsIgnoreCase(start.getDayOfWeek().name());
            }
        }
        return day
                && (!given.has("fromTime")
                        || !time.isBefore(LocalTime.parse(given.get("fromTime").asText())))
                && (!given.has("toTime")
                        || !time.plusMinutes(30)
                                .isAfter(LocalTime.parse(given.get("toTime").asText())));
    }

    private boolean isFree(Doctor doctor, ZonedDateTime start) {
        LocalTime time = start.toLocalTime();
        boolean works = doctor.hours().stream()
                .anyMatch(hours -> hours.day() == start.getDayOfWeek()
                        && !time.isBefore(LocalTime.parse(hours.from()))
                        && !time.plusMinutes(30).isAfter(LocalTime.parse(hours.to())));
        boolean busy = bookings.stream()
                .anyMatch(one -> one.doctor() == doctor && one.start().isEqual(start));
        return works && !busy && start.isAfter(now.plusHours(1)) && !taken.contains(key(doctor, start));
    }

    private static String key(Doctor doctor, ZonedDateTime start) {
        return doctor.id() + "@" + start.toLocalDateTime();
    }

    private ObjectNode slot(Doctor doctor, ZonedDateTime start) {
        String id = (lapsed ? "n" : "s") + doctor.id() + "-" + start.getDayOfYear() + "-" + start.toLocalTime();
        offered.put(id, key(doctor, start));
        return MAPPER.createObjectNode()
                .put("slot_id", id)
                .put("doctor_id", doctor.id())
                .put("doctor", doctor.name())
                .put("specialty", id(doctor.specialty()))
                .put("specialty_name", doctor.specialty())
                .put("city", doctor.city())
                .put("address", doctor.id() + "0 Main Street")
                .put("start", start.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("end", start.plusMinutes(30).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("weekday", start.getDayOfWeek().name());
    }

    private ObjectNode myAppointments() {
        if (!identified) {
            proposal = proposal.filter(open -> open.get("accepted").asBoolean());
            return refused("IDENTIFICATION_REQUIRED", "Please say who you are first.");
        }
        ObjectNode result = MAPPER.createObjectNode();
        ArrayNode list = result.putArray("appointments");
        bookings.forEach(booking -> list.add(appointment(booking, "booked")));
        return result;
    }

    static ObjectNode appointment(Booking booking, String status) {
        return MAPPER.createObjectNode()
                .put("appointment_id", booking.id())
                .put("code", booking.code())
                .put("status", status)
                .put("doctor", booking.doctor().name())
                .put("specialty", booking.doctor().specialty())
                .put("city", booking.doctor().city())
                .put("address", booking.doctor().id() + "0 Main Street")
                .put("phone", "(512) 555-010" + booking.doctor().id())
                .put("start", booking.start().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("patient", booking.patient().orElse(null))
                .put("version", 0)
                .put("changeable", true);
    }

    private ObjectNode proposeSlot(String kind, JsonNode given) {
        String slot = offered.get(given.path("slotId").asText());
        if (slot == null) {
            return refused("SLOT_NOT_OFFERED", "That time was not offered, or too long ago.");
        }
        if (taken.contains(slot)) {
            return refused("SLOT_TAKEN", "That time has just been taken.");
        }
        Doctor doctor = DOCTORS.get(Integer.parseInt(slot.substring(0, slot.indexOf('@'))) - 1);
        ZonedDateTime start = java.time.LocalDateTime.parse(slot.substring(slot.indexOf('@') + 1))
                .atZone(ZONE);
        return propose(kind, doctor, start, given);
    }

    private ObjectNode proposeCancellation(JsonNode given) {
        Booking booking = bookings.stream()
                .filter(one -> one.id().equals(given.path("appointmentId").asText()))
                .findFirst()
                .orElseThrow();
        return propose("cancel", booking.doctor(), booking.start(), given);
    }

    private ObjectNode propose(String kind, Doctor doctor, ZonedDateTime start, JsonNode given) {
        ObjectNode made = MAPPER.createObjectNode()
                .put("kind", kind)
                .put("doctor", doctor.name())
                .put("specialty", doctor.specialty())
                .put("start", start.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("end", start.plusMinutes(30).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("patient", given.path("patientName").asText(null))
                .put("accepted", false)
                .put("appointment", given.path("appointmentId").asText(""));
        proposal = Optional.of(made);
        ObjectNode result = MAPPER.createObjectNode();
        result.set("proposal", made);
        return result;
    }

    /** Carries out the open proposal, as the gate does before the model runs. */
    Booking commit() {
        ObjectNode open = proposal.orElseThrow();
        proposal = Optional.empty();
        String of = open.path("appointment").asText();
        Optional<Booking> before =
                bookings.stream().filter(one -> one.id().equals(of)).findFirst();
        before.ifPresent(bookings::remove);
        if (open.get("kind").asText().equals("cancel")) {
            return before.orElseThrow();
        }
        Booking made = booked(
                open.get("doctor").asText(),
                open.get("start").asText().substring(0, 16),
                open.path("patient").asText(null));
        return made;
    }
}
