package org.gatehouse.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without a window: keeps cookies, follows redirects only when asked. */
public final class HttpBrowser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI home;
    private final Map<String, String> headers;

    public HttpBrowser(String home) {
        this(home, Map.of());
    }

    /** @param headers sent with each request, as by a proxy in between */
    public HttpBrowser(String home, Map<String, String> headers) {
        this.home = URI.create(home);
        this.headers = headers;
    }

    /** One request, no redirect followed. A path is taken from the home address. */
    public HttpResponse<String> get(String address) {
        return send(request(address).GET());
    }

    public HttpResponse<String> delete(String address) {
        return send(request(address).DELETE());
    }

    /** The lines of an answer that does not end by itself; the test closes it. */
    public Stream<String> lines(String address) {
        return send(request(address).GET(), BodyHandlers.ofLines()).body();
    }

    public HttpResponse<String> post(String address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> postJson(String address, String json) {
        return send(request(address)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Follows redirects from here, like a person waiting, and returns the first answer that is none. */
    public HttpResponse<String> open(String address) {
        return follow(get(address));
    }

    public HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int hops = 0; location(last).isPresent(); hops++) {
            if (hops == 20) {
                throw new IllegalStateException("Redirected in a loop at " + last.uri());
            }
            last = get(last.uri().resolve(location(last).orElseThrow()).toString());
        }
        return last;
    }

    /** The CSRF token in a page's form. */
    public static String csrf(HttpResponse<String> page) {
        Matcher field = CSRF.matcher(page.body());
        if (!field.find()) {
            throw new IllegalStateException("No CSRF token in " + page.body());
        }
        return field.group(1);
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Throws a cookie away, as if it had been lost. */
    public void forget(String cookie) {
        var store = cookies.getCookieStore();
        List.copyOf(store.getCookies()).stream()
                .filter(held -> held.getName().equals(cookie))
                .forEach(held -> store.remove(null, held));
    }

    public static Optional<String> location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location");
    }

    private HttpRequest.Builder request(String address) {
        var request = HttpRequest.newBuilder(home.resolve(address)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
