# shellcheck shell=bash
# The Java that goes into an image: the modules that the desk needs, linked from the JDK of the build.

# What both applications ask for by name and by reflection: SQL and XML, java.desktop for its beans (no window is ever
# opened), GSS for PostgreSQL's driver, locales for CLINIC_LOCALE; and jcmd and Flight Recorder to look into a task.
runtime_modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,\
java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,\
java.xml.crypto,jdk.attach,jdk.charsets,jdk.crypto.cryptoki,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,\
jdk.management.jfr,jdk.naming.dns,jdk.net,jdk.nio.mapmode,jdk.security.auth,jdk.unsupported,jdk.zipfs

# Links a runtime of JDK $1 into folder $2, which must not exist.
link_runtime() {
    "$1/bin/jlink" --add-modules "$runtime_modules" --strip-debug --no-header-files --no-man-pages \
        --generate-cds-archive --output "$2" || fail "jlink of $1 failed"
}
