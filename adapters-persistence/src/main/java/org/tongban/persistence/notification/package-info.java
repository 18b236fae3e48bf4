/** People's messages, how they want to be told, and what was sent. */
package org.tongban.persistence.notification;
