package dev.caredesk.schedule;

import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLException;

/** The constraints of the database whose violation means something to a patient or to us. */
enum Constraint {
    DOCTOR_OVERLAP("appointment_doctor_overlap"),
    PATIENT_OVERLAP("appointment_patient_overlap"),
    UNIQUE_CODE("appointment_code_key"),
    ONE_OPEN_PROPOSAL("proposal_one_open");

    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final String UNIQUE_VIOLATION = "23505";

    private final String sqlName;

    Constraint(String sqlName) {
        this.sqlName = sqlName;
    }

    /** Returns which of them the statement violated, if that is why it failed. */
    static Optional<Constraint> violatedBy(UnableToExecuteStatementException failure) {
        if (!(failure.getCause() instanceof PSQLException cause)
                || cause.getServerErrorMessage() == null
                || !(EXCLUSION_VIOLATION.equals(cause.getSQLState()) || UNIQUE_VIOLATION.equals(cause.getSQLState()))) {
            return Optional.empty();
        }
        var name = cause.getServerErrorMessage().getConstraint();
        return Arrays.stream(values())
                .filter(constraint -> constraint.sqlName.equals(name))
                .findFirst();
    }
}
