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

  /* When what had the focus goes away, the conversation gets it, and the keyboard does not begin at the top again. */
  const keepFocus = (scroller) => {
    let last = null;
    scroller.addEventListener('focusin', (event) => {
      last = event.target;
    });
    new MutationObserver(() => {
      if (last && !last.isConnected && document.activeElement === document.body) {
        last = null;
        scroller.focus({ preventScroll: true });
      }
    }).observe(scroller, { childList: true, subtree: true });
  };

  window.careDesk ??= {
    toggleColors() {
      const colors = isDark() ? 'light' : 'dark';
      apply(colors);
      localStorage.setItem(remembered, colors);
    },

    /* Stays at the end while the reader is there, and leaves them alone when they have scrolled up. */
    followEnd(scroller) {
      if (scroller.followsEnd) {
        return;
      }
      scroller.followsEnd = true;
      let atEnd = true;
      let top = 0;
      const toEnd = () => {
        if (atEnd) {
          scroller.scrollTop = scroller.scrollHeight;
        }
      };
      scroller.addEventListener('scroll', () => {
        const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 64;
        /* Growth alone does not count as leaving: only scrolling up does. */
        atEnd = near || (atEnd && scroller.scrollTop >= top);
        top = scroller.scrollTop;
      });
      new ResizeObserver(toEnd).observe(scroller.firstElementChild);
      new MutationObserver((changes) => {
        const said = changes.some((change) => [...change.addedNodes].some((node) => node.className === 'said'));
        atEnd ||= said;
        toEnd();
      }).observe(scroller.firstElementChild, { childList: true });
      toEnd();
      keepFocus(scroller);
    },

    /* Focuses a new card when the focus is in the conversation or nowhere; a dialog that is open closes first. */
    offerFocus(card) {
      const dialog = [...document.querySelectorAll('vaadin-dialog')].find((one) => one.opened);
      if (dialog) {
        dialog.addEventListener('closed', () => setTimeout(() => window.careDesk.offerFocus(card)), { once: true });
        return;
      }
      const active = document.activeElement;
      if (card.isConnected && (!active || active === document.body || active.closest('.scroller'))) {
        card.focus({ preventScroll: true });
      }
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
    },

    sendOnEnter(input, button) {
      if (input.sendsOnEnter) {
        return;
      }
      input.sendsOnEnter = true;
      input.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          if (!button.disabled && !button.hidden) {
            button.click();
          }
        }
      });
    }
  };

  apply(localStorage.getItem(remembered));
})();
