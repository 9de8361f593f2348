package org.gatehouse.database;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that fail as the statements in them do: whoever is prepared for a database that does not answer need not
 * know whether a statement or its transaction was the first to notice.
 */
final class Transactions implements TransactionOperations {

    private final TransactionTemplate template;

    Transactions(DataSource database) {
        this.template = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        try {
            return template.execute(action);
        } catch (CannotCreateTransactionException | TransactionSystemException failed) {
            throw new DataAccessResourceFailureException(String.valueOf(failed.getMessage()), failed);
        }
    }
}
