package org.gatehouse.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.gatehouse.greeting.Greeting;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is asking, and a greeting for them. */
@RestController
class ApiController {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(String id, @Nullable String name, @Nullable String email, List<String> groups, String provider) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hello(String greeting, @Nullable String name) {}

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal SignedInUser user) {
        return new Me(user.subject(), nameOf(user), user.email(), user.groups(), user.provider());
    }

    /** @param zone an IANA time zone, such as {@code Europe/Berlin} */
    @GetMapping("/api/greeting")
    Hello greeting(@AuthenticationPrincipal SignedInUser user, @RequestParam(defaultValue = "UTC") String zone) {
        String text = Greeting.at(LocalTime.now(ZoneId.of(zone))).text();
        return new Hello(text, user.firstName() != null ? user.firstName() : nameOf(user));
    }

    /** Without it, an unknown path would be taken for a page. */
    @GetMapping({"/api", "/api/**"})
    void unknown(HttpServletResponse response) throws IOException {
        Problems.write(response, HttpStatus.NOT_FOUND, "There is nothing at this address.");
    }

    @ExceptionHandler(DateTimeException.class)
    void unknownZone(HttpServletResponse response) throws IOException {
        Problems.write(response, HttpStatus.BAD_REQUEST, "The zone is not an IANA time zone like Europe/Berlin.");
    }

    /** A subject standing in for a name is none. */
    private static @Nullable String nameOf(SignedInUser user) {
        return user.name().equals(user.subject()) ? null : user.name();
    }
}
