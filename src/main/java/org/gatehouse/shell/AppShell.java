package org.gatehouse.shell;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.server.LoadDependenciesOnStartup;

/** What the one HTML document of the application holds besides {@code frontend/index.html}. */
@LoadDependenciesOnStartup
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Gatehouse");
    }
}
