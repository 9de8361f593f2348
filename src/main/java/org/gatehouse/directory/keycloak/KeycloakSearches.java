package org.gatehouse.directory.keycloak;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Questions that the admin API takes (Keycloak admin REST API, Users and Groups) and its client does not ask. */
@Produces(MediaType.APPLICATION_JSON)
interface KeycloakSearches {

    /** Ordered by username. */
    @GET
    @Path("users")
    List<UserRepresentation> users(
            @QueryParam("search") @Nullable String search,
            @QueryParam("enabled") @Nullable Boolean enabled,
            @QueryParam("first") int first,
            @QueryParam("max") int max,
            @QueryParam("briefRepresentation") boolean brief);

    /**
     * Ordered by name.
     *
     * @param search what names contain; all groups of all levels with a star, those of the top level alone when empty
     * @param hierarchy whether to answer with the ancestors of what was found, and it within them
     */
    @GET
    @Path("groups")
    List<GroupRepresentation> groups(
            @QueryParam("search") String search,
            @QueryParam("exact") boolean exact,
            @QueryParam("populateHierarchy") boolean hierarchy,
            @QueryParam("first") int first,
            @QueryParam("max") int max,
            @QueryParam("briefRepresentation") boolean brief);
}
