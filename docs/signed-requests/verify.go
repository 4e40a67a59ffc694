// Verifies that a request comes from a gateway of the hub: docs/signed-requests.md. Needs the standard library only.
//
//	verifier := NewVerifier(strings.Split(os.Getenv("GATEWAY_KEYS"), ","), time.Now().UnixMilli())
//	envelope, err := verifier.Verify(Request{...}, time.Now().UnixMilli())
//
// `go run verify.go vectors.json` checks it against the test vectors.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sync"
)

const maxClockDistanceMs = 30_000

// From 30 s before the clock to 30 s after it, and the millisecond at both ends.
const nonceLifetimeMs = 2*maxClockDistanceMs + 1

// Refused says with which status to answer; nothing of the request may be carried out.
type Refused struct {
	Status int
	Reason string
}

func (refused *Refused) Error() string { return refused.Reason }

// Request is what was signed. Path is as in the request line, with its query string.
type Request struct {
	Method, Path        string
	Body                []byte
	Envelope, Signature string
}

type Caller struct {
	ID       string `json:"id"`
	MayWrite bool   `json:"mayWrite"`
}

type Envelope struct {
	Caller     Caller
	IssuedAtMs int64
	Nonce      string
	RequestID  string
}

// Verifier remembers the nonces that it has seen: one for the whole process, for any number of goroutines.
type Verifier struct {
	keys        []string
	startedAtMs int64
	mutex       sync.Mutex
	// Each nonce is in one of them for as long as its envelope could be fresh.
	current, former map[string]bool
	turnAtMs        int64
}

func NewVerifier(keys []string, startedAtMs int64) *Verifier {
	return &Verifier{keys: keys, startedAtMs: startedAtMs, current: map[string]bool{}}
}

func (verifier *Verifier) Verify(request Request, nowMs int64) (*Envelope, error) {
	if !verifier.isSigned(request) {
		return nil, &Refused{401, "not signed by the gateway"}
	}
	envelope := openEnvelope(request.Envelope)
	if envelope == nil {
		return nil, &Refused{401, "not an envelope"}
	}
	if distance := nowMs - envelope.IssuedAtMs; distance > maxClockDistanceMs || distance < -maxClockDistanceMs {
		return nil, &Refused{401, "signed too long ago, or the clocks differ"}
	}
	if envelope.IssuedAtMs < verifier.startedAtMs {
		return nil, &Refused{503, "signed before this process started, which knows no nonces from then"}
	}
	if !verifier.isNew(envelope.Nonce, nowMs) {
		return nil, &Refused{401, "seen before"}
	}
	return envelope, nil
}

func (verifier *Verifier) isSigned(request Request) bool {
	for _, key := range verifier.keys {
		mac := hmac.New(sha256.New, []byte(key))
		fmt.Fprintf(mac, "%s\n%s\n%s\n", request.Method, request.Path, request.Envelope)
		mac.Write(request.Body)
		expected := base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
		if hmac.Equal([]byte(expected), []byte(request.Signature)) {
			return true
		}
	}
	return false
}

func (verifier *Verifier) isNew(nonce string, nowMs int64) bool {
	verifier.mutex.Lock()
	defer verifier.mutex.Unlock()
	if nowMs >= verifier.turnAtMs {
		verifier.former, verifier.current = verifier.current, map[string]bool{}
		verifier.turnAtMs = nowMs + nonceLifetimeMs
	}
	if verifier.current[nonce] || verifier.former[nonce] {
		return false
	}
	verifier.current[nonce] = true
	return true
}

// Pointers tell what is absent from what is empty.
func openEnvelope(encoded string) *Envelope {
	text, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		return nil
	}
	var read struct {
		Caller *struct {
			ID       *string `json:"id"`
			MayWrite *bool   `json:"mayWrite"`
		} `json:"caller"`
		IssuedAtMs *int64  `json:"issuedAtMs"`
		Nonce      *string `json:"nonce"`
		RequestID  *string `json:"requestId"`
	}
	if json.Unmarshal(text, &read) != nil || read.Caller == nil || read.Caller.ID == nil ||
		read.Caller.MayWrite == nil || read.IssuedAtMs == nil || read.Nonce == nil || read.RequestID == nil {
		return nil
	}
	return &Envelope{Caller{*read.Caller.ID, *read.Caller.MayWrite}, *read.IssuedAtMs, *read.Nonce, *read.RequestID}
}

type vector struct {
	Name        string
	Keys        []string
	StartedAtMs int64
	NowMs       int64
	SeenNonces  []string
	Method      string
	Path        string
	Body        []byte // encoding/json reads base64 into it
	Envelope    string
	Signature   string
	Status      int
	Caller      *Caller
}

func (v vector) check() error {
	verifier := NewVerifier(v.Keys, v.StartedAtMs)
	for _, nonce := range v.SeenNonces {
		verifier.isNew(nonce, v.NowMs)
	}
	envelope, err := verifier.Verify(Request{v.Method, v.Path, v.Body, v.Envelope, v.Signature}, v.NowMs)
	var refused *Refused
	if errors.As(err, &refused) {
		if refused.Status != v.Status {
			return fmt.Errorf("%s: %d %s", v.Name, refused.Status, refused.Reason)
		}
		return nil
	}
	if v.Status != 200 || envelope.Caller != *v.Caller {
		return fmt.Errorf("%s: accepted, %v", v.Name, envelope.Caller)
	}
	return nil
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	var vectors []vector
	if err = errors.Join(err, json.Unmarshal(text, &vectors)); err != nil {
		panic(err)
	}
	failed := 0
	for _, v := range vectors {
		if err := v.check(); err != nil {
			failed++
			fmt.Println(err)
		}
	}
	fmt.Printf("%d passed, %d failed\n", len(vectors)-failed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}
