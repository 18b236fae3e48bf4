/** The day of a hall: taking tickets, calling, and what the hall's manager sees. */
package org.tongban.application.queue;
