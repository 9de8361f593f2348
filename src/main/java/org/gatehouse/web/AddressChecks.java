package org.gatehouse.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.Finding;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.settings.WebAddress;
import org.springframework.stereotype.Component;

/** Whether people reach the application at its address, and safely. */
@Component
class AddressChecks implements Checks {

    private static final String ALIVE = "/actuator/health/liveness";
    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 512 * 1024);

    private final PublicAddress address;
    private final ProxySettings proxies;

    AddressChecks(PublicAddress address, ProxySettings proxies) {
        this.address = address;
        this.proxies = proxies;
    }

    @Override
    public List<Check> all() {
        return List.of(
                new Check("Address", () -> List.of(scheme())),
                new Check("Proxies", () -> List.of(proxies())),
                new Check("Way to the application", () -> List.of(reached())));
    }

    private Finding scheme() {
        if (address.isHttps()) {
            return Finding.ok("People come over https, and cookies go no other way.");
        }
        return WebAddress.isLoopback(URI.create(address.baseUrl()))
                ? Finding.ok(address.baseUrl() + " is for this machine only: a place for development.")
                : Finding.problem("People come to " + address.baseUrl()
                                + " in the open: whoever listens on the way gets" + " their session.")
                        .about("BASE_URL")
                        .fix("Have a proxy, or the load balancer, speak https for it, and write into .env:")
                        .copy("BASE_URL=" + address.baseUrl().replaceFirst("^http:", "https:"));
    }

    /** The application itself speaks plain http: where people come over https, something stands before it. */
    private Finding proxies() {
        if (!proxies.trusted().isEmpty()) {
            return Finding.ok("Only " + String.join(", ", proxies.trusted()) + " may say where a request comes from.");
        }
        return address.isHttps()
                ? Finding.hint("All requests seem to come from the proxy that ends https: log-ins are slowed down, and"
                                + " devices listed, by its address.")
                        .about("TRUSTED_PROXIES")
                        .fix("Write the addresses of your proxies into .env, and have them set X-Forwarded-For, like:")
                        .copy("TRUSTED_PROXIES=10.0.0.7")
                : Finding.ok(
                        "Nothing stands before the application: nobody is believed about where a request comes from.");
    }

    private Finding reached() {
        try (var http = new BoundedHttp(LIMITS)) {
            var request = HttpRequest.newBuilder(URI.create(address.of(ALIVE))).build();
            return judged(http.send(request));
        } catch (SSLException untrusted) {
            return Finding.problem("The certificate of " + address.baseUrl() + " is not one that Java trusts.")
                    .about("BASE_URL")
                    .fix("Have it issued for this name by an authority that browsers know.");
        } catch (IOException | RuntimeException unreachable) {
            return Finding.hint(address.baseUrl() + " does not answer this machine.")
                    .about("BASE_URL")
                    .fix("If Gatehouse runs: correct BASE_URL or the proxy before it, unless only this machine is kept"
                            + " from reaching it.");
        }
    }

    private Finding judged(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 200) {
            return Finding.ok("Gatehouse answers at " + address.baseUrl() + ".");
        }
        String location = answer.headers().firstValue("Location").orElse("");
        return answer.statusCode() / 100 == 3
                ? Finding.problem(address.baseUrl() + " sends people on to " + location + ".")
                        .about("BASE_URL")
                        .fix("Write into BASE_URL the address that people end up at: scheme, host and port.")
                : Finding.problem(address.baseUrl() + " answers " + answer.statusCode()
                                + ": not Gatehouse, or not passed" + " on to it.")
                        .about("BASE_URL")
                        .fix("Let the proxy pass all paths on to PORT, or correct BASE_URL.");
    }
}
