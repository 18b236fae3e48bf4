/** What everything that is printed needs. */
package org.tongban.application.print;
