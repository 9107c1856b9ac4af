package dev.caredesk.forms;

import dev.caredesk.schedule.DoctorQuery;
import dev.caredesk.web.QueryParameters;

/** The parameters with which several lists choose doctors. */
final class Filters {

    private static final int LONGEST_TEXT = 100;

    private Filters() {}

    /** Reads every filter. */
    static DoctorQuery doctors(QueryParameters query) {
        return new DoctorQuery(
                query.text("name", LONGEST_TEXT),
                query.text("specialty", LONGEST_TEXT),
                query.text("city", LONGEST_TEXT),
                query.flag("accepts_uninsured"),
                query.text("language", LONGEST_TEXT));
    }
}
