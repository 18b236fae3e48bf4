// Makes booking easier; without it everything works by links and buttons.
(() => {
  'use strict';

  // In the table of a month the arrow keys go from day to day and from week to week.
  const table = document.querySelector('[data-month]');
  if (table) {
    const links = [...table.querySelectorAll('a[data-day]')];
    const number = (link) => Date.parse(link.dataset.day) / 86400000;
    table.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
      const here = links.indexOf(document.activeElement);
      if (!step || here < 0) {
        return;
      }
      event.preventDefault();
      const wanted = number(links[here]) + step;
      const later = links.filter((link) => number(link) >= wanted);
      const earlier = links.filter((link) => number(link) <= wanted);
      const next = step > 0 ? later[0] : earlier[earlier.length - 1];
      if (next) {
        next.focus();
      }
    });
  }

  // How long a place is still held: told again every so often, and said aloud only near the end.
  const hold = document.querySelector('[data-hold]');
  if (hold) {
    const end = Date.now() + Number(hold.dataset.hold) * 1000;
    const left = hold.querySelector('[data-hold-left]');
    const status = hold.querySelector('[data-hold-status]');
    let told = Infinity;
    const words = (minutes) =>
      minutes < 1
        ? '不到 1 分钟'
        : minutes < 60
          ? '约 ' + minutes + ' 分钟'
          : '约 ' + Math.floor(minutes / 60) + ' 小时 ' + (minutes % 60) + ' 分钟';
    const tell = () => {
      const seconds = Math.round((end - Date.now()) / 1000);
      if (seconds <= 0) {
        location.reload();
        return;
      }
      const minutes = Math.floor(seconds / 60);
      left.textContent = words(minutes);
      if (minutes < told && minutes <= 2) {
        status.textContent = '名额还保留' + words(minutes) + '，请尽快确认。';
      }
      told = minutes;
      setTimeout(tell, Math.min(15000, seconds * 1000));
    };
    if (Number(hold.dataset.hold) > 0) {
      setTimeout(tell, 5000);
    }
  }
})();
