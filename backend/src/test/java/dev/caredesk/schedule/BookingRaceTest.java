package dev.caredesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.api.AppointmentStatus;
import dev.caredesk.api.ProposalKind;
import dev.caredesk.caller.Caller;
import dev.caredesk.caller.ConversationId;
import dev.caredesk.caller.PatientId;
import dev.caredesk.database.TestDatabase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingRaceTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 12;

    private TestClinic clinic;
    private ScheduleService service;
    private final List<Slot> slots = new ArrayList<>();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void open() {
        DATABASE.clear();
        clinic = new TestClinic(DATABASE);
        service = clinic.service();
        for (var name : List.of("Sarah Johnson", "Michael Chen", "Emily Rodriguez", "James Smith")) {
            var doctor = clinic.addDoctor(name);
            clinic.addDailyHours(doctor);
            for (int hour = 10; hour < 16; hour++) {
                slots.add(clinic.slot(doctor, "2027-03-08T" + hour + ":00"));
            }
        }
    }

    @Test
    void clientsWhoBookMoveAndCancelAtOnceLeaveTheScheduleWhole() throws Exception {
        var patients = new ArrayList<PatientId>();
        for (int i = 0; i < CLIENTS * 3 / 4; i++) {
            patients.add(clinic.addPatient("Patient " + i));
        }
        var start = new CyclicBarrier(CLIENTS);
        var clients = new ArrayList<Client>();
        for (int i = 0; i < CLIENTS; i++) {
            // some patients are there twice, on the phone and on the page
            clients.add(new Client(new Random(i), patients.get(i % patients.size()), start));
        }
        runAtOnce(clients);

        Invariants.assertHold(DATABASE.jdbi());
        var outcomes = new EnumMap<Refusal, Integer>(Refusal.class);
        clients.forEach(client -> client.refusals.forEach((why, n) -> outcomes.merge(why, n, Integer::sum)));
        assertThat(outcomes).containsKey(Refusal.SLOT_TAKEN);
        assertThat(clients.stream().mapToInt(client -> client.moved).sum()).isPositive();
        assertThat(clients.stream().mapToInt(client -> client.cancelled).sum()).isPositive();
        for (var client : clients) {
            client.results.forEach((proposal, appointment) ->
                    assertThat(service.confirm(client.caller, proposal).id()).isEqualTo(appointment));
        }
    }

    @Test
    void oneYesOfManyBooksOnce() throws Exception {
        var maria = clinic.identified("Maria Lopez");
        var offered = service.offer(maria, slots.subList(0, 1)).getFirst();
        var proposal = service.proposeBooking(maria, offered.id(), Optional.of("knee"), Optional.of("John"));
        var start = new CyclicBarrier(16);
        var yes = new ArrayList<Callable<Appointment>>();
        for (int i = 0; i < 16; i++) {
            yes.add(() -> {
                start.await();
                return service.confirm(maria, proposal.id());
            });
        }

        assertThat(runAtOnce(yes))
                .containsOnly(service.appointments(maria, true).getFirst());
        assertThat(service.appointments(maria, false)).hasSize(1);
        Invariants.assertHold(DATABASE.jdbi());
    }

    @Test
    void patientAtFourDevicesIsBookedOnceAtOneTime() throws Exception {
        var maria = clinic.addPatient("Maria Lopez");
        var atTen = slots.stream()
                .filter(slot ->
                        slot.time().start().equals(slots.getFirst().time().start()))
                .toList();
        var start = new CyclicBarrier(atTen.size());
        var devices = new ArrayList<Callable<Optional<Refusal>>>();
        for (var slot : atTen) {
            var device = Caller.identified(new ConversationId(UUID.randomUUID()), maria);
            var offered = service.offer(device, List.of(slot)).getFirst().id();
            var proposal = service.proposeBooking(device, offered, Optional.empty(), Optional.empty());
            devices.add(() -> {
                start.await();
                try {
                    service.confirm(device, proposal.id());
                    return Optional.empty();
                } catch (BookingRefused refused) {
                    return Optional.of(refused.refusal());
                }
            });
        }

        assertThat(runAtOnce(devices))
                .containsExactlyInAnyOrder(
                        Optional.empty(),
                        Optional.of(Refusal.PATIENT_BUSY),
                        Optional.of(Refusal.PATIENT_BUSY),
                        Optional.of(Refusal.PATIENT_BUSY));
        Invariants.assertHold(DATABASE.jdbi());
    }

    @Test
    void lastOfManyProposalsIsTheOpenOne() throws Exception {
        var maria = clinic.identified("Maria Lopez");
        var start = new CyclicBarrier(16);
        var proposals = new ArrayList<Callable<Proposal>>();
        for (int i = 0; i < 16; i++) {
            var slot = service.offer(maria, slots.subList(i, i + 1)).getFirst().id();
            proposals.add(() -> {
                start.await();
                return service.proposeBooking(maria, slot, Optional.empty(), Optional.empty());
            });
        }
        var made = runAtOnce(proposals);

        assertThat(made).contains(service.openProposal(maria).orElseThrow());
        Invariants.assertHold(DATABASE.jdbi());
    }

    private static <T> List<T> runAtOnce(List<? extends Callable<T>> tasks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    private final class Client implements Callable<Void> {

        final Caller caller;
        final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
        final Map<ProposalId, AppointmentId> results = new ConcurrentHashMap<>();
        private final Random random;
        private final CyclicBarrier start;
        private int moved;
        private int cancelled;

        Client(Random random, PatientId patient, CyclicBarrier start) {
            this.random = random;
            this.caller = Caller.identified(new ConversationId(UUID.randomUUID()), patient);
            this.start = start;
        }

        @Override
        public Void call() throws Exception {
            start.await();
            for (int round = 0; round < ROUNDS; round++) {
                try {
                    act();
                } catch (BookingRefused refused) {
                    refusals.merge(refused.refusal(), 1, Integer::sum);
                }
            }
            return null;
        }

        private void act() {
            var mine = service.appointments(caller, true);
            switch (random.nextInt(mine.isEmpty() ? 1 : 4)) {
                case 0 -> confirm(service.proposeBooking(caller, anySlot(), Optional.empty(), Optional.empty()));
                case 1 -> {
                    confirm(service.proposeCancellation(caller, any(mine), Optional.empty()));
                    cancelled++;
                }
                default -> {
                    confirm(service.proposeReschedule(caller, any(mine), Optional.empty(), anySlot()));
                    moved++;
                }
            }
        }

        @SuppressWarnings("ThreadPriorityCheck") // others may come in between, and need not
        private void confirm(Proposal proposal) {
            Thread.yield();
            var appointment = service.confirm(caller, proposal.id());
            results.put(proposal.id(), appointment.id());
            assertThat(appointment.status() == AppointmentStatus.CANCELLED)
                    .isEqualTo(proposal.kind() == ProposalKind.CANCEL);
        }

        private AppointmentId any(List<Appointment> mine) {
            return mine.get(random.nextInt(mine.size())).id();
        }

        private String anySlot() {
            int any = random.nextInt(slots.size());
            return service.offer(caller, slots.subList(any, any + 1)).getFirst().id();
        }
    }
}
