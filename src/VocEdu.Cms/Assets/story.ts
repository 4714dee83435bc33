// What a reader may do with a story beyond reading it: have it read aloud, see its pictures large, keep it for later, share it, copy its address, print it. Nothing is sent anywhere.
import { noteWhenOffline, keepGuide } from "./saved/offline";
import { showFilmsWhenAsked } from "./story/films";
import { showPicturesLarge } from "./story/large";
import { offerListening } from "./story/listen";
import { offerSaving } from "./story/save";
import { offerSharing } from "./story/share";

showFilmsWhenAsked();
showPicturesLarge();
offerListening();
void offerSaving();
offerSharing();
noteWhenOffline();
void keepGuide();
