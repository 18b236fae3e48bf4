/** What people are told, by which ways, and when (消息通知). */
package org.tongban.domain.notification;
