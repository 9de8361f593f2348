package org.gatehouse.directory.auth0;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.DirectoryOfIssuer;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.Finding;
import org.gatehouse.outbound.BoundedHttp;
import org.springframework.stereotype.Component;

/** Whether the machine-to-machine application may use the Management API, with every scope that administration needs. */
@Component
class Auth0Checks implements Checks, DirectoryOfIssuer {

    private static final List<String> SCOPES = List.of(
            "read:users",
            "create:users",
            "update:users",
            "delete:users",
            "read:roles",
            "create:roles",
            "update:roles",
            "delete:roles",
            "read:role_members",
            "create:role_members",
            "delete:role_members",
            "create:user_tickets",
            "delete:sessions");

    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 512 * 1024);

    private final Auth0Settings settings;

    Auth0Checks(Auth0Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Check> all() {
        return isThere() ? List.of(new Check("User directory", () -> List.of(finding()))) : List.of();
    }

    @Override
    public boolean holdsUsersOf(String issuer) {
        return isThere() && settings.reachUsersOf(issuer);
    }

    private boolean isThere() {
        return settings.provider().equals(Auth0Settings.PROVIDER)
                && !settings.clientId().isEmpty();
    }

    private Finding finding() throws ParseException {
        try (var http = new BoundedHttp(LIMITS)) {
            String token = Auth0Token.of(settings, http).value();
            var missing = new TreeSet<>(SCOPES);
            missing.removeAll(granted(token));
            return missing.isEmpty()
                    ? Finding.ok("The application may do all that administration needs.")
                    : missing(missing);
        } catch (DirectoryException.Denied refused) {
            return Finding.problem(refused.getMessage() + ".")
                    .about("DIRECTORY_CLIENT_SECRET")
                    .fix(
                            "In Auth0's dashboard, open Applications > the Machine to Machine application: Settings shows id"
                                    + " and secret, APIs must authorize the Auth0 Management API.");
        } catch (DirectoryException failed) {
            return Finding.problem("The Management API does not answer as it should (" + failed.getMessage() + ").")
                    .about("DIRECTORY_URL")
                    .fix(
                            "With a custom domain, DIRECTORY_URL must be the tenant's own: https://TENANT.REGION.auth0.com");
        }
    }

    private static Finding missing(Set<String> scopes) {
        return Finding.problem("The application lacks scopes of the Management API: " + String.join(", ", scopes) + ".")
                .about("DIRECTORY_CLIENT_ID")
                .fix("In Auth0's dashboard, open Applications > the Machine to Machine application > APIs > Auth0"
                        + " Management API and tick:")
                .copy(String.join("\n", scopes));
    }

    /** Of our own token, straight from where it was issued; the API checks it. */
    private static Set<String> granted(String token) throws ParseException {
        String scope = JWTParser.parse(token).getJWTClaimsSet().getStringClaim("scope");
        return scope == null ? Set.of() : Set.of(scope.split(" "));
    }
}
