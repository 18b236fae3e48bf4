// Keeps what is shown of a hall up to date: the part marked with data-queue is taken anew from the
// server when the hall changes. Without scripts the page is loaded by hand, as ever.
'use strict';
(function () {
  var part = document.querySelector('[data-queue]');
  var clock = document.querySelector('[data-clock]');
  var lost = document.getElementById('queue-lost');
  var status = document.getElementById('queue-status');
  var printing = document.querySelector('[data-print]');

  if (clock) {
    var tick = function () {
      clock.textContent = new Intl.DateTimeFormat('zh-CN', {
        hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai'
      }).format(new Date());
    };
    tick();
    setInterval(tick, 1000);
  }
  if (printing && window.print) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'govuk-button govuk-button--secondary';
    button.textContent = '打印';
    button.addEventListener('click', function () { window.print(); });
    printing.appendChild(button);
  }
  if (!part || !window.EventSource || !window.fetch || !window.DOMParser) {
    return;
  }
  var known = Number(part.dataset.version);
  var said = part.dataset.say || '';
  var loading = false;
  var again = false;

  // A form in which somebody types or chooses is left alone until they have sent it.
  function busy() {
    var open = part.querySelector('details[open]');
    return open !== null;
  }

  function load() {
    if (loading || busy()) {
      again = true;
      return;
    }
    loading = true;
    again = false;
    fetch(location.pathname, {credentials: 'same-origin', headers: {Accept: 'text/html'}})
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(); })
      .then(function (html) {
        var fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-queue]');
        if (!fresh || busy()) {
          again = busy();
          return;
        }
        var focus = part.contains(document.activeElement) ? document.activeElement.id : '';
        part.replaceWith(fresh);
        part = fresh;
        if (focus && document.getElementById(focus)) {
          document.getElementById(focus).focus();
        }
        var say = part.dataset.say || '';
        if (status && say && say !== said) {
          status.textContent = say;
        }
        said = say;
      })
      .catch(function () { again = true; })
      .then(function () {
        loading = false;
        if (again) {
          setTimeout(load, 2000);
        }
      });
  }

  function connected(yes) {
    if (lost) {
      lost.hidden = yes;
    }
  }

  var source;
  function open() {
    source = new EventSource(part.dataset.queue + '?after=' + known);
    source.onopen = function () { connected(true); };
    source.onerror = function () {
      connected(false);
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, 5000);
      }
    };
    ['queue', 'ticket'].forEach(function (name) {
      source.addEventListener(name, function (event) {
        known = Number(event.lastEventId) || known;
        load();
      });
    });
  }
  open();
  window.addEventListener('pagehide', function () { source.close(); });
})();
