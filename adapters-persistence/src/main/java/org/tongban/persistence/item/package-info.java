/**
 * The catalogue and the rest of the reference data: CSV in, rows, and a snapshot in memory of all
 * but the implementations, which are read by key.
 */
package org.tongban.persistence.item;
