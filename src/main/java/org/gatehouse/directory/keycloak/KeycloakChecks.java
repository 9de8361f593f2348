package org.gatehouse.directory.keycloak;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.DirectoryOfIssuer;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.Finding;
import org.gatehouse.outbound.BoundedHttp;
import org.springframework.stereotype.Component;

/** Whether the service account can log in, has the roles that administration needs, and finds the admin API. */
@Component
class KeycloakChecks implements Checks, DirectoryOfIssuer {

    private static final Set<String> ROLES = Set.of("manage-users", "view-users", "query-users", "query-groups");
    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 512 * 1024);

    private final KeycloakSettings settings;

    KeycloakChecks(KeycloakSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Check> all() {
        return isThere() ? List.of(new Check("User directory", () -> List.of(finding()))) : List.of();
    }

    @Override
    public boolean holdsUsersOf(String issuer) {
        return isThere() && issuer.equals(settings.issuer());
    }

    private boolean isThere() {
        return KeycloakSettings.isUsed(
                settings.provider(), settings.url(), settings.clientId(), settings.clientSecret());
    }

    private Finding finding() throws ParseException {
        try (var http = new BoundedHttp(LIMITS)) {
            var missing = new TreeSet<>(ROLES);
            missing.removeAll(roles(KeycloakToken.of(settings, http).value()));
            if (!missing.isEmpty()) {
                return missing(missing);
            }
        } catch (DirectoryException.Denied refused) {
            return Finding.problem(refused.getMessage() + ".")
                    .about("DIRECTORY_CLIENT_SECRET")
                    .fix(
                            "In Keycloak's admin console, open the realm > Clients > that client: Client authentication and"
                                    + " Service accounts roles must be on; Credentials shows the secret.");
        } catch (DirectoryException failed) {
            return unreachable(failed);
        }
        return read();
    }

    private Finding read() {
        try (var client = new KeycloakClient(settings)) {
            client.ask(realm -> realm.users().count());
            return Finding.ok(
                    "The service account has the roles that administration needs, and the admin API answers.");
        } catch (DirectoryException failed) {
            return unreachable(failed);
        }
    }

    private static Finding missing(Set<String> roles) {
        return Finding.problem("The service account lacks roles of realm-management: " + String.join(", ", roles) + ".")
                .about("DIRECTORY_CLIENT_ID")
                .fix("In Keycloak's admin console, open the realm > Clients > that client > Service accounts roles >"
                        + " Assign role > Client roles, and choose of realm-management:")
                .copy(String.join("\n", roles));
    }

    private Finding unreachable(DirectoryException failed) {
        return Finding.problem("The admin API does not answer as it should (" + failed.getMessage() + ").")
                .about("DIRECTORY_URL")
                .fix("Correct DIRECTORY_URL, the server's address without /realms/...; " + settings.adminUrl()
                        + " must be its admin API.");
    }

    /** Its own token, straight from where it was issued; the API checks it. */
    private static Set<String> roles(String token) throws ParseException {
        Map<String, Object> access = JWTParser.parse(token).getJWTClaimsSet().getJSONObjectClaim("resource_access");
        Set<String> names = new TreeSet<>();
        if (access != null
                && access.get("realm-management") instanceof Map<?, ?> client
                && client.get("roles") instanceof Collection<?> roles) {
            roles.forEach(role -> names.add(String.valueOf(role)));
        }
        // The role of administrators stands for all of them.
        return names.contains("realm-admin") ? ROLES : names;
    }
}
