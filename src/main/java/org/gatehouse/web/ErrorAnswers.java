package org.gatehouse.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is answered when a request ends in an error outside the views: the status and one sentence, never a trace. */
@Controller
@RequestMapping("/error")
class ErrorAnswers implements ErrorController {

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request) {
        HttpStatus status = status(request);
        var page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("title", title(status));
        return page;
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        var problem = ProblemDetail.forStatusAndDetail(status, title(status));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "That address is not understood";
            case UNAUTHORIZED -> "You are not logged in";
            case FORBIDDEN -> "That is not allowed, or this page was open for too long";
            case NOT_FOUND -> "There is no such page";
            case METHOD_NOT_ALLOWED -> "That cannot be done here";
            case NOT_IMPLEMENTED -> "Nothing here takes requests of that kind";
            default ->
                status.is4xxClientError() ? "That request is not understood" : "Something went wrong on our side";
        };
    }
}
