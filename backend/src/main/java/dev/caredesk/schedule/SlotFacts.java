package dev.caredesk.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the rules need to know of a slot, read in the statement that reads the slot itself.
 *
 * @param hours when the doctor works around it
 * @param doctorOff whether the doctor is away during it
 * @param doctorBusy whether somebody has it
 * @param patientBusy whether the patient has another appointment during it
 */
record SlotFacts(WorkingHours hours, boolean doctorOff, boolean doctorBusy, boolean patientBusy) {

    /**
     * Selects the facts.
     *
     * @param doctor SQL of the doctor's id
     * @param during SQL of the slot's range
     * @param patient SQL of the patient's id; null when not known
     * @param except SQL of the id of an appointment that does not count; null for none
     */
    static String columns(String doctor, String during, String patient, String except) {
        return """
                ARRAY(SELECT %5$s FROM weekly_hours WHERE doctor_id = %1$s) AS weekly,
                ARRAY(SELECT %6$s FROM dated_hours WHERE doctor_id = %1$s
                    AND day BETWEEN lower(%2$s)::date - 2 AND lower(%2$s)::date + 2) AS dated,
                EXISTS (SELECT FROM time_off t WHERE t.doctor_id = %1$s AND t.during && %2$s) AS doctor_off,
                EXISTS (SELECT FROM appointment x WHERE x.doctor_id = %1$s AND x.during && %2$s
                    AND x.%7$s AND x.id IS DISTINCT FROM %4$s) AS doctor_busy,
                EXISTS (SELECT FROM appointment x WHERE x.patient_id = %3$s AND x.during && %2$s
                    AND x.%7$s AND x.id IS DISTINCT FROM %4$s) AS patient_busy
                """.formatted(
                        doctor,
                        during,
                        patient,
                        except,
                        WorkingHours.SQL_PACKED.formatted("weekday"),
                        WorkingHours.SQL_PACKED.formatted("day - DATE '1970-01-01'"),
                        AgendaRepository.TAKES_TIME);
    }

    static SlotFacts read(ResultSet row) throws SQLException {
        return new SlotFacts(
                new WorkingHours(SqlArguments.longs(row, "weekly"), SqlArguments.longs(row, "dated")),
                row.getBoolean("doctor_off"),
                row.getBoolean("doctor_busy"),
                row.getBoolean("patient_busy"));
    }
}
