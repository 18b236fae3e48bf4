/** The catalogue and the rest of the reference data: CSV in, rows, and a snapshot in memory. */
package org.tongban.persistence.item;
