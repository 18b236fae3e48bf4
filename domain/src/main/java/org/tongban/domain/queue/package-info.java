/** The day of a hall: tickets, who is called next, windows, estimates and figures. */
package org.tongban.domain.queue;
