/** The one database: how it is reached, migrated and spoken to. */
package org.tongban.persistence.database;
