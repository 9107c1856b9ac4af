(() => {
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };

  const later = (date, days) => {
    const day = new Date(`${date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
  };

  window.careDeskSchedule ??= {
    /* One day of the month can be reached with Tab; the arrows go from there, also over the month's end. */
    month(grid, previous, next) {
      if (grid.isMonth) {
        return;
      }
      grid.isMonth = true;
      let goal = null;
      const days = () => [...grid.querySelectorAll('[data-date]')];
      const reach = (day) => {
        days().forEach((one) => one.setAttribute('tabindex', one === day ? '0' : '-1'));
      };
      const focus = (day) => {
        reach(day);
        day.focus();
      };
      const settle = (changes) => {
        const all = days();
        if (all.length === 0) {
          return;
        }
        if (goal) {
          const wanted = all.find((day) => day.dataset.date === goal);
          const beyond = goal < all[0].dataset.date ? all[0] : all.at(-1);
          goal = null;
          focus(wanted ?? beyond);
          return;
        }
        const selected = all.find((day) => day.getAttribute('aria-selected') === 'true');
        const turned = changes.some((change) => change.type === 'attributes');
        if (!all.some((day) => day.getAttribute('tabindex') === '0') || (turned && selected && !grid.contains(document.activeElement))) {
          reach(selected ?? all.find((day) => day.hasAttribute('aria-current')) ?? all[0]);
        }
      };
      const go = (from, date) => {
        const there = days().find((day) => day.dataset.date === date);
        if (there) {
          focus(there);
          return;
        }
        const button = date < from ? previous : next;
        if (!button.disabled) {
          goal = date;
          button.click();
        }
      };
      const pick = (day) => {
        if (day && day.getAttribute('aria-disabled') !== 'true') {
          grid.dispatchEvent(new CustomEvent('pick', { detail: day.dataset.date }));
        }
      };
      grid.addEventListener('click', (event) => {
        const day = event.target.closest('[data-date]');
        if (day) {
          reach(day);
          pick(day);
        }
      });
      grid.addEventListener('keydown', (event) => {
        const day = event.target.closest('[data-date]');
        if (!day || event.ctrlKey || event.metaKey || event.altKey) {
          return;
        }
        const date = day.dataset.date;
        const week = [...day.parentElement.querySelectorAll('[data-date]')];
        if (event.key in steps) {
          go(date, later(date, steps[event.key]));
        } else if (event.key === 'Home') {
          focus(week[0]);
        } else if (event.key === 'End') {
          focus(week.at(-1));
        } else if (event.key === 'PageDown') {
          go(date, later(days().at(-1).dataset.date, Number(date.slice(8))));
        } else if (event.key === 'PageUp') {
          const last = later(days()[0].dataset.date, -1);
          go(date, later(last, Math.min(0, Number(date.slice(8)) - Number(last.slice(8)))));
        } else if (event.key === 'Enter' || event.key === ' ') {
          pick(day);
        } else {
          return;
        }
        event.preventDefault();
        event.stopPropagation();
      });
      new MutationObserver(settle).observe(grid, {
        childList: true,
        subtree: true,
        attributes: true,
        attributeFilter: ['aria-selected']
      });
      settle([]);
    },

    /* Tells once that the area around the panel is open, so that nothing is looked up for one that nobody opens. */
    whenOpen(panel) {
      const area = panel.closest('.area');
      const tell = () => panel.dispatchEvent(new CustomEvent('opened'));
      if (!area || area.hasAttribute('open')) {
        tell();
        return;
      }
      const watch = new MutationObserver(() => {
        if (area.hasAttribute('open')) {
          watch.disconnect();
          tell();
        }
      });
      watch.observe(area, { attributes: true, attributeFilter: ['open'] });
    },

    /* Brings a part into view and the keyboard to it. */
    lead(part) {
      if (!part.matches(':focus-within')) {
        part.focus({ preventScroll: true });
      }
      part.scrollIntoView({ block: 'nearest' });
    }
  };
})();
