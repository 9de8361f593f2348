package org.gatehouse.directory.okta;

import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.api.UserApi;
import java.util.List;
import java.util.function.Function;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.DirectoryOfIssuer;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether Okta's management API takes our credentials, and lets them read users and groups. */
@Component
class OktaChecks implements Checks, DirectoryOfIssuer {

    private static final String TITLE = "User directory: ";

    private final OktaSettings settings;

    OktaChecks(OktaSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Check> all() {
        return settings.orgUrl().isEmpty()
                ? List.of()
                : List.of(
                        check(
                                "users",
                                okta -> new UserApi(okta).listUsers(null, null, null, 1, null, null, null, null)),
                        check(
                                "groups",
                                okta -> new GroupApi(okta).listGroups(null, null, null, 1, null, null, null, null)));
    }

    @Override
    public boolean holdsUsersOf(String issuer) {
        return settings.reachUsersOf(issuer);
    }

    private Check check(String what, Function<OktaClient, @Nullable Object> question) {
        return new Check(TITLE + what, () -> List.of(finding(what, question)));
    }

    private Finding finding(String what, Function<OktaClient, @Nullable Object> question) {
        try (var calls = new OktaCalls(settings)) {
            calls.read(question);
            return Finding.ok("Our credentials for the management API may read " + what
                    + ". Whether they may change them only a change tells.");
        } catch (DirectoryException.Denied denied) {
            return denied(denied);
        } catch (DirectoryException.Throttled busy) {
            return Finding.hint("Okta takes no more calls for a moment; run the checks again later.");
        } catch (DirectoryException failed) {
            return Finding.problem(settings.orgUrl() + " does not answer as Okta's management API does ("
                            + failed.getMessage() + ").")
                    .about("OKTA_ORG_URL")
                    .fix("It is the address of the organization, without -admin, like https://dev-1.okta.com.");
        }
    }

    private Finding denied(DirectoryException.Denied denied) {
        return settings.usesToken()
                ? Finding.problem(denied.getMessage() + ".")
                        .about("OKTA_API_TOKEN")
                        .fix(
                                "In Okta's admin console, open Security > API > Tokens and make a new token, as somebody who"
                                        + " is an administrator of users and groups: it has their rights, and ends with them.")
                : Finding.problem(denied.getMessage() + ".")
                        .about("OKTA_API_CLIENT_ID")
                        .fix("In Okta's admin console, open Applications > the API Services application: General must"
                                + " have the public key and no DPoP; Okta API Scopes must grant these scopes; Admin"
                                + " roles must have one that administers users and groups.")
                        .copy("okta.users.manage okta.groups.manage");
    }
}
