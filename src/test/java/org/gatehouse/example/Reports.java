package org.gatehouse.example;

import java.util.List;
import org.gatehouse.access.OpenTo;
import org.springframework.stereotype.Service;

/** Where the page gets its reports from. It checks again who asks: hiding a page protects nothing. */
@Service
@OpenTo(page = ReportsView.class)
class Reports {

    public List<String> titles() {
        return List.of("First quarter", "Second quarter");
    }
}
