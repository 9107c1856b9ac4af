package dev.caredesk.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters on resources that take none; the others read theirs with {@link QueryParameters}. */
final class UnknownParameters {

    @ServerRequestFilter
    void refuse(ContainerRequestContext request, ResourceInfo resource) {
        var query = request.getUriInfo().getRequestUri().getRawQuery();
        if (query != null
                && !List.of(resource.getResourceMethod().getParameterTypes()).contains(UriInfo.class)) {
            new QueryParameters(request.getUriInfo()).done();
        }
    }
}
