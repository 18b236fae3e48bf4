/** The day of halls: tickets, windows, rules and the log. Numbers and times, nobody's name. */
package org.tongban.persistence.queue;
