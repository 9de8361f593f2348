package org.gatehouse.builtin.identity;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers what the management API refuses. */
@RestControllerAdvice(annotations = RestController.class)
class Refusals {

    @ExceptionHandler
    ResponseEntity<OktaError> refused(OktaError.Refusal refusal) {
        return ResponseEntity.status(refusal.status()).body(refusal.body());
    }

    @ExceptionHandler
    ResponseEntity<OktaError> notReadable(HttpMessageNotReadableException failure) {
        return BoundedBody.isCauseOf(failure)
                ? refused(BoundedBody.refusal())
                : refused(OktaError.badRequest("E0000003", "The request body was not well-formed."));
    }

    @ExceptionHandler
    ResponseEntity<OktaError> missing(MissingServletRequestParameterException failure) {
        return refused(OktaError.badRequest(
                "E0000028", "The request is missing a required parameter.", failure.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<OktaError> wrongType(MethodArgumentTypeMismatchException failure) {
        return refused(OktaError.badRequest("E0000037", "Type mismatch exception.", failure.getName()));
    }

    @ExceptionHandler
    ResponseEntity<OktaError> wrongMediaType(HttpMediaTypeException failure) {
        return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE).body(wrongMediaType());
    }

    /** Escapes in a query, or in a form, that stand for no text. */
    @ExceptionHandler
    ResponseEntity<OktaError> notText(InvalidParameterException failure) {
        return refused(OktaError.badRequest("E0000003", "The request body was not well-formed."));
    }

    static OktaError wrongMediaType() {
        return OktaError.of(
                "E0000021", "Bad request. Accept and/or Content-Type headers likely do not match supported values.");
    }
}
