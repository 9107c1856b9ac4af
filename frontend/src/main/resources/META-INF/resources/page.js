/* The frame: light and dark, and the areas beside the conversation. */
(() => {
  const root = document.documentElement;
  const remembered = 'caredesk-colors';

  const apply = (colors) => {
    if (colors === 'light' || colors === 'dark') {
      root.style.colorScheme = colors;
    }
  };

  const isDark = () => {
    const colors = root.style.colorScheme;
    return colors === 'dark' || (colors !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  };

  Object.assign((window.careDesk ??= {}), {
    toggleColors() {
      const colors = isDark() ? 'light' : 'dark';
      apply(colors);
      localStorage.setItem(remembered, colors);
    },

    /*
     * Tells at once when the connection to the server is gone, and asks it every second until it is back: then the page goes
     * on, or loads anew when the server no longer knows it.
     */
    watchConnection(banner) {
      if (banner.watches) {
        return;
      }
      banner.watches = true;
      document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status');
      const text = banner.textContent;
      banner.textContent = '';
      let asking = null;
      let leaves = false;
      window.addEventListener('pagehide', () => {
        leaves = true;
      });
      const found = () => {
        clearInterval(asking);
        asking = null;
        banner.textContent = '';
        banner.hidden = true;
      };
      const ask = async () => {
        const answer = await fetch('favicon.svg', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
        if (answer?.ok && asking) {
          found();
          banner.dispatchEvent(new CustomEvent('returned'));
        }
      };
      const lost = () => {
        if (!asking && !leaves) {
          banner.hidden = false;
          banner.textContent = text;
          asking = setInterval(ask, 1000);
        }
      };
      const listen = () => {
        const push = window.vaadinPush?.atmosphere;
        if (!push) {
          setTimeout(listen, 500);
          return;
        }
        push.addCallback((response) => {
          if (['closed', 'error', 're-connecting'].includes(response.state)) {
            lost();
          }
        });
      };
      listen();
      window.Vaadin?.connectionState?.addStateChangeListener((before, now) => {
        if (now === 'reconnecting' || now === 'connection-lost') {
          lost();
        }
      });
    },

    /* A column where there is room, else a drawer over the page, which keeps the keyboard to itself while it is open. */
    sideArea(area, toggle, columnFrom) {
      const room = window.matchMedia(`(width >= ${columnFrom})`);
      const closedByReader = `caredesk-${area.id}-closed`;
      const others = () => [...document.querySelectorAll('.desk > *, .desk-body > *')].filter((one) => !one.contains(area));
      const show = (open) => {
        area.toggleAttribute('open', open);
        area.toggleAttribute('over', open && !room.matches);
        toggle.setAttribute('aria-expanded', String(open));
        others().forEach((one) => one.toggleAttribute('inert', open && !room.matches));
      };
      const close = () => {
        show(false);
        toggle.focus();
      };
      area.openArea = () => {
        show(true);
        if (!room.matches) {
          area.setAttribute('tabindex', '-1');
          area.focus({ preventScroll: true });
        }
      };
      area.leaveArea = () => {
        if (!room.matches && area.hasAttribute('open')) {
          close();
        }
      };
      area.switchArea = () => {
        const open = !area.hasAttribute('open');
        if (room.matches) {
          localStorage.setItem(closedByReader, String(!open));
        }
        (open ? area.openArea : close)();
      };
      const begin = () => show(room.matches && localStorage.getItem(closedByReader) !== 'true');
      begin();
      if (area.isSide) {
        return;
      }
      area.isSide = true;
      room.addEventListener('change', begin);
      toggle.addEventListener('click', () => area.switchArea());
      area.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && area.hasAttribute('over')) {
          event.stopPropagation();
          close();
        }
      });
      document.addEventListener('pointerdown', (event) => {
        if (area.hasAttribute('over') && !area.contains(event.target) && event.target.closest('.desk, html') !== null) {
          area.leaveArea();
        }
      });
    }
  });

  apply(localStorage.getItem(remembered));
})();
