package org.gatehouse.signin;

import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.UserDirectory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Directories as sign-in finds them. */
final class Directories {

    private static final DirectoryCalls CALLS = new DirectoryCalls();

    private Directories() {}

    static PeopleInDirectory none() {
        return new PeopleInDirectory(new StaticListableBeanFactory().getBeanProvider(UserDirectory.class), CALLS);
    }

    static PeopleInDirectory with(UserDirectory directory) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("directory", directory);
        return new PeopleInDirectory(beans.getBeanProvider(UserDirectory.class), CALLS);
    }
}
