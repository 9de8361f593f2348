package org.gatehouse.access;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a program is told that may not call something: problem details (RFC 9457), never a page or a way to the log-in. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedCalls {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> visitor(AuthenticationException nobody) {
        return answer(HttpStatus.UNAUTHORIZED, "Sign in, or send an access token.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AccessDeniedException somebodyElse) {
        return answer(HttpStatus.FORBIDDEN, "This is not open to you.");
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail) {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer"); // RFC 9110, section 11.6.1, asks for one
        }
        return answer.body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
