package dev.caredesk.web;

import dev.caredesk.api.ProblemCode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts bodies that come without a length. The framework's own limit would cut the answer off as well. */
final class LargeBody {

    /** How many bytes a body may have. */
    static final int LARGEST = 64 * 1024;

    @ServerRequestFilter(priority = 1)
    void count(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null && request.hasEntity()) {
            request.setEntityStream(new Counting(request.getEntityStream()));
        }
    }

    private static final class Counting extends FilterInputStream {

        private int count;

        Counting(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            var octet = super.read();
            add(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            add(Math.max(read, 0));
            return read;
        }

        private void add(int octets) {
            count += octets;
            if (count > LARGEST) {
                throw new ApiProblem(ProblemCode.PAYLOAD_TOO_LARGE, Problems.TOO_LARGE);
            }
        }
    }
}
