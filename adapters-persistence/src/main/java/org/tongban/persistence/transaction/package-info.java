/** Transactions, kept answers, the outbox and durable jobs. */
package org.tongban.persistence.transaction;
