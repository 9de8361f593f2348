package org.gatehouse;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Gatehouse {
    public static void main(String[] args) {
        SpringApplication.run(Gatehouse.class, args);
    }
}
