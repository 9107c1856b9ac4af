package dev.caredesk.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A doctor's columns, which several queries select alike. */
final class DoctorRow {

    private DoctorRow() {}

    /** Selects the doctor with the alias and their specialty, naming the columns with the prefix. */
    static String columns(String doctor, String specialty, String prefix) {
        return """
                %1$s.id AS %3$sid, %1$s.name AS %3$sname, %1$s.specialty_id AS %3$sspecialty, %2$s.name AS %3$sspecialty_name,
                %1$s.city AS %3$scity, %1$s.address AS %3$saddress, %1$s.phone AS %3$sphone, %1$s.languages AS %3$slanguages,
                %1$s.accepts_uninsured AS %3$saccepts_uninsured, %1$s.slot_minutes AS %3$sslot_minutes
                """.formatted(doctor, specialty, prefix);
    }

    static Doctor read(ResultSet row, String prefix) throws SQLException {
        return new Doctor(
                new DoctorId(row.getLong(prefix + "id")),
                row.getString(prefix + "name"),
                row.getString(prefix + "specialty"),
                row.getString(prefix + "specialty_name"),
                Optional.ofNullable(row.getString(prefix + "city")),
                Optional.ofNullable(row.getString(prefix + "address")),
                Optional.ofNullable(row.getString(prefix + "phone")),
                List.of((String[]) row.getArray(prefix + "languages").getArray()),
                row.getBoolean(prefix + "accepts_uninsured"),
                row.getInt(prefix + "slot_minutes"));
    }
}
