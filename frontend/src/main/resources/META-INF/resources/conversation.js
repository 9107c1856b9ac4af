/* The conversation: where it is scrolled to, where the focus goes, and what happens in the browser alone. */
(() => {
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

  const copyWithoutClipboard = (text) => {
    const field = document.createElement('textarea');
    field.value = text;
    field.style.position = 'fixed';
    field.style.opacity = '0';
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  };

  /* Browsers have a clipboard on encrypted pages only. */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyWithoutClipboard(text);
    }
  };

  Object.assign((window.careDesk ??= {}), {
    /*
     * Stays at the end while the reader is there, but never so far that what the last answer belongs to leaves the window,
     * so that a long answer is read from its beginning. A reader who has scrolled up is left alone.
     */
    followEnd(scroller, button) {
      if (scroller.followsEnd) {
        return;
      }
      scroller.followsEnd = true;
      const column = scroller.firstElementChild;
      let follows = true;
      let top = 0;
      let height = 0;
      const end = () => scroller.scrollHeight - scroller.clientHeight;
      const target = () => {
        const begin = [...column.querySelectorAll(':scope > .begins')].at(-1);
        if (!begin) {
          return end();
        }
        const gap = 20;
        const tall = begin.offsetTop + begin.offsetHeight - scroller.clientHeight * 0.4;
        const upTo = begin.className.includes('said') ? Math.max(begin.offsetTop - gap, tall) : begin.offsetTop - gap;
        return Math.min(end(), upTo);
      };
      /* What is put above what is being read leaves it where it is, until the reader moves on. */
      let kept = null;
      const keepPlace = () => {
        scroller.scrollTop += kept.entry.getBoundingClientRect().top - kept.top;
        top = scroller.scrollTop;
      };
      scroller.addEventListener('click', (event) => {
        const entry = event.target.closest('.earlier')?.nextElementSibling;
        kept = entry ? { entry, top: entry.getBoundingClientRect().top } : null;
      });
      const moveOn = (event) => {
        if (!event.target.closest('.earlier')) {
          kept = null;
        }
      };
      ['wheel', 'touchmove', 'keydown'].forEach((moved) => scroller.addEventListener(moved, moveOn, { passive: true }));
      const isAtEnd = () => end() - scroller.scrollTop < 64;
      const showButton = () => {
        button.hidden = isAtEnd();
        if (button.hidden) {
          button.removeAttribute('data-new');
        }
      };
      const follow = () => {
        if (kept?.entry.isConnected) {
          keepPlace();
        } else if (follows && scroller.scrollTop < target()) {
          scroller.scrollTop = target();
        } else if (!follows && scroller.scrollHeight > height) {
          button.setAttribute('data-new', '');
        }
        height = scroller.scrollHeight;
        showButton();
      };
      scroller.addEventListener('scroll', () => {
        /* Growth alone does not count as leaving: only scrolling up does. */
        follows = isAtEnd() || (follows && scroller.scrollTop >= top);
        top = scroller.scrollTop;
        showButton();
      });
      button.addEventListener('click', () => {
        follows = true;
        scroller.scrollTo({ top: end(), behavior: 'instant' });
        scroller.focus({ preventScroll: true });
      });
      new ResizeObserver(follow).observe(column);
      new ResizeObserver(follow).observe(scroller);
      new MutationObserver((changes) => {
        const added = changes.flatMap((change) => [...change.addedNodes]);
        follows ||= !kept && added.some((node) => node.classList?.contains('said'));
        follow();
      }).observe(column, { childList: true });
      follow();
      keepFocus(scroller);
    },

    /* Focuses a new card when the focus is in the conversation, on what asked for the card, or nowhere; a dialog that is
       open closes first. */
    offerFocus(card) {
      const dialog = [...document.querySelectorAll('vaadin-dialog')].find((one) => one.opened);
      if (dialog) {
        dialog.addEventListener('closed', () => setTimeout(() => window.careDesk.offerFocus(card)), { once: true });
        return;
      }
      const active = document.activeElement;
      if (card.isConnected && (!active || active === document.body || active.closest('.scroller, .book, .area .chip, .mine-item, #panel-toggle'))) {
        card.focus({ preventScroll: true });
      }
    },

    /* Copies the text of the answer that the button belongs to. */
    copies(button, done) {
      if (button.copies) {
        return;
      }
      button.copies = true;
      button.addEventListener('click', async () => {
        const icon = button.querySelector('vaadin-icon');
        const usual = icon.getAttribute('icon');
        await copy(button.closest('.answer').querySelector('vaadin-markdown').innerText.trim());
        icon.setAttribute('icon', 'vaadin:check');
        document.getElementById('page-status').textContent = done;
        setTimeout(() => {
          icon.setAttribute('icon', usual);
          document.getElementById('page-status').textContent = '';
        }, 2000);
      });
    },

    /* By the reader's clock; the day is told when it is not today. */
    showTime(time, language) {
      const at = new Date(time.dateTime);
      const clock = { hour: 'numeric', minute: '2-digit' };
      const today = at.toDateString() === new Date().toDateString();
      time.textContent = at.toLocaleString(language, today ? clock : { month: 'short', day: 'numeric', ...clock });
      time.title = at.toLocaleString(language, { dateStyle: 'full', timeStyle: 'long' });
    },

    /* What is being written survives a reload and a restart of the server. It stays in this tab: it may be personal. */
    keepDraft(input) {
      const key = 'caredesk-draft';
      const draft = sessionStorage.getItem(key);
      if (draft && !input.value) {
        input.value = draft;
        input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      }
      if (input.keepsDraft) {
        return;
      }
      input.keepsDraft = true;
      input.addEventListener('value-changed', () => {
        try {
          sessionStorage.setItem(key, input.value);
        } catch {
          /* A text that is too long for the browser's store is in the field still. */
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
  });
})();
