
(function () {
  "use strict";
  var deck = document.querySelector("main"), slides = deck.querySelectorAll(".slide");
  function shown() { return Math.round(deck.scrollLeft / deck.clientWidth); }
  function show(number) {
    var wanted = Math.max(0, Math.min(slides.length - 1, number));
    deck.scrollLeft = wanted * deck.clientWidth;
    slides[wanted].focus({ preventScroll: true });
  }
  var moves = {
    ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1,
    Home: -Infinity, End: Infinity
  };
  document.addEventListener("keydown", function (event) {
    var move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) { return; }
    event.preventDefault();
    show(shown() + (event.key === " " && event.shiftKey ? -1 : move));
  });
  var at = 0;
  deck.addEventListener("scroll", function () { at = shown(); });
  window.addEventListener("resize", function () { deck.scrollLeft = at * deck.clientWidth; });
})();
