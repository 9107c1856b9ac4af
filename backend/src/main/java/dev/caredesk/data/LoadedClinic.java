package dev.caredesk.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the database's clinic was loaded from.
 *
 * @param source {@code default} or {@code files}
 * @param hash names the content
 * @param shiftWeeks how many weeks its dates were moved
 * @param filledUntil its last day
 */
record LoadedClinic(String source, String hash, int shiftWeeks, Optional<LocalDate> filledUntil) {

    boolean isOf(String otherHash) {
        return hash.equals(otherHash);
    }

    static Optional<LoadedClinic> read(Handle handle) {
        return handle.createQuery("SELECT source, content_hash, shift_weeks, filled_until FROM clinic_data")
                .map((row, context) -> new LoadedClinic(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        Optional.ofNullable(row.getObject(4, LocalDate.class))))
                .findOne();
    }

    void write(Handle handle, Instant now) {
        handle.createUpdate("""
                        INSERT INTO clinic_data (source, content_hash, shift_weeks, filled_until, loaded_at)
                        VALUES (:source, :hash, :weeks, :until, :now)
                        ON CONFLICT (only_row) DO UPDATE SET source = :source, content_hash = :hash,
                        shift_weeks = :weeks, filled_until = :until, loaded_at = :now""")
                .bind("source", source)
                .bind("hash", hash)
                .bind("weeks", shiftWeeks)
                .bind("until", filledUntil)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
