package org.gatehouse.testbench;

import com.vaadin.flow.component.sidenav.testbench.SideNavItemElement;
import com.vaadin.testbench.HasElementQuery;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebDriver;

/** Somebody in front of a browser that TestBench drives. */
public final class Person implements HasElementQuery, AutoCloseable {

    private final WebDriver driver;
    private final String home;

    Person(WebDriver driver, String home) {
        this.driver = driver;
        this.home = home;
    }

    void logInAs(String email) {
        logIn(email, "gatehouse");
    }

    void logIn(String email, String password) {
        open("/login");
        driver.findElement(By.name("username")).sendKeys(email);
        driver.findElement(By.name("password")).sendKeys(password);
        driver.findElement(By.cssSelector("button[type=submit]")).click();
    }

    public void open(String path) {
        driver.get(home + path);
    }

    /** The labels of the navigation bar, once it is there. */
    public List<String> menu() {
        $(SideNavItemElement.class).waitForFirst();
        return $(SideNavItemElement.class).all().stream()
                .map(SideNavItemElement::getLabel)
                .toList();
    }

    @Override
    public SearchContext getContext() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
