package org.gatehouse.builtin.identity;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what the management API refuses. */
@RestControllerAdvice
class Refusals {

    @ExceptionHandler
    ResponseEntity<OktaError> refused(OktaError.Refusal refusal) {
        return ResponseEntity.status(refusal.status()).body(refusal.body());
    }
}
